// Keys for a claim: a accepts, x rejects, u is unsure, the arrows go on and back.
"use strict";
document.addEventListener("keydown", (event) => {
  const at = event.target;
  const typing = at instanceof Element && at.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (wanted) {
    event.preventDefault();
    wanted.click();
  }
});
