"""The command line run within a test."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from drehtuer import cli


class Result(NamedTuple):
    status: int
    out: str
    err: str


class Run:
    """Runs the command line within the test."""

    def __init__(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._captured = capsysbinary

    def __call__(self, *arguments: object) -> Result:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        captured = self._captured.readouterr()
        out, err = captured.out.decode("utf-8"), captured.err.decode("utf-8")
        assert "Traceback" not in err
        assert isinstance(ended.value.code, int)
        return Result(ended.value.code, out, err)
