"""All pages of the desk: their addresses, and who may see them. What is not here does not exist."""

from __future__ import annotations

from django.urls import path

from drehtuer.desk import api, problems
from drehtuer.desk.gate import BOTH, CHANGE, Route, guarded
from drehtuer.desk.roles import Role
from drehtuer.desk.tokens import READ
from drehtuer.desk.views import (
    account,
    administration,
    assets,
    books,
    cases,
    claims,
    decisions,
    drafts,
    exports,
    feed,
    invitations,
    people,
    publishing,
    registers,
    reports,
    review,
    signing,
    taking,
)

ROUTES = (
    Route("asset", "assets/<str:name>", assets.asset, None),
    Route("language", "language", signing.language, None, CHANGE),
    Route("login", "login", signing.sign_in, None, BOTH),
    Route("code", "login/code", signing.code, None, BOTH),
    Route("logout", "logout", signing.sign_out, Role.VIEWER, CHANGE),
    Route("cases", "", cases.cases),
    Route("case_new", "cases", cases.new, Role.ADMINISTRATOR, BOTH),
    Route("users", "users", administration.users, Role.ADMINISTRATOR, BOTH),
    Route(
        "change_user",
        "users/<int:number>",
        administration.change_user,
        Role.ADMINISTRATOR,
        CHANGE,
    ),
    Route(
        "members", "cases/<slug:case>/members", administration.members, Role.ADMINISTRATOR, CHANGE
    ),
    Route("password", "password", administration.password, methods=BOTH),
    Route("account", "account", account.account),
    Route("device", "account/device", account.device, methods=BOTH),
    Route("device_removed", "account/device/remove", account.device_removed, methods=CHANGE),
    Route("elsewhere", "account/sessions", account.signed_out_elsewhere, methods=CHANGE),
    Route("token_add", "account/tokens", account.add, methods=CHANGE),
    Route("token_revoked", "account/tokens/<int:number>", account.revoked, methods=CHANGE),
    Route("invitations", "invitations", invitations.invitations, Role.ADMINISTRATOR, BOTH),
    Route(
        "invitation_withdrawn",
        "invitations/<int:number>",
        invitations.withdrawn,
        Role.ADMINISTRATOR,
        CHANGE,
    ),
    Route("invited", "invited/<str:secret>", invitations.invited, None, BOTH),
    Route("overview", "cases/<slug:case>/", cases.overview, is_page_of_case=True),
    Route(
        "reports", "cases/<slug:case>/reports", reports.reports, is_page_of_case=True, is_quick=True
    ),
    Route("report", "cases/<slug:case>/reports/<int:key>", reports.report, is_quick=True),
    Route("add", "cases/<slug:case>/reports/add", taking.add, Role.EDITOR, BOTH),
    Route("added", "cases/<slug:case>/reports/added/<str:key>", taking.added, Role.EDITOR),
    Route("claims", "cases/<slug:case>/claims", claims.claims, is_page_of_case=True, is_quick=True),
    Route("review", "cases/<slug:case>/review", review.start, Role.REVIEWER, is_page_of_case=True),
    Route("review_next", "cases/<slug:case>/review/next", review.go_on, Role.REVIEWER),
    Route("review_export", "cases/<slug:case>/review/export", review.export, Role.REVIEWER),
    Route("review_rule", "cases/<slug:case>/review/rule", review.rule, Role.EDITOR, CHANGE),
    Route(
        "review_claim",
        "cases/<slug:case>/review/<int:key>/<str:claim>",
        review.claim,
        Role.REVIEWER,
        BOTH,
        is_quick=True,
    ),
    Route(
        "review_add",
        "cases/<slug:case>/review/<int:key>",
        review.add,
        Role.REVIEWER,
        BOTH,
        is_quick=True,
    ),
    Route("people", "cases/<slug:case>/people", people.people, is_page_of_case=True),
    Route("decide", "cases/<slug:case>/people/decide", people.decide, Role.EDITOR, BOTH),
    Route(
        "registers",
        "cases/<slug:case>/registers",
        registers.registers,
        Role.REVIEWER,
        is_page_of_case=True,
    ),
    Route("register_add", "cases/<slug:case>/registers/add", registers.add, Role.EDITOR, BOTH),
    Route(
        "register", "cases/<slug:case>/registers/<int:number>", registers.register, Role.REVIEWER
    ),
    Route(
        "register_decide",
        "cases/<slug:case>/registers/<int:number>/decide",
        registers.decision,
        Role.EDITOR,
        CHANGE,
    ),
    Route(
        "register_columns",
        "cases/<slug:case>/registers/<int:number>/columns",
        registers.columns,
        Role.EDITOR,
        CHANGE,
    ),
    Route(
        "register_file",
        "cases/<slug:case>/registers/<int:number>/file",
        registers.file,
        Role.EDITOR,
    ),
    Route(
        "register_remove",
        "cases/<slug:case>/registers/<int:number>/remove",
        registers.remove,
        Role.EDITOR,
        CHANGE,
    ),
    Route("deals", "cases/<slug:case>/deals", books.deals, is_page_of_case=True),
    Route("door", "cases/<slug:case>/door", books.door, is_page_of_case=True),
    Route("findings", "cases/<slug:case>/findings", books.findings, is_page_of_case=True),
    Route("timeline", "cases/<slug:case>/timeline", books.timeline, is_page_of_case=True),
    Route("brief", "cases/<slug:case>/brief", drafts.brief, is_page_of_case=True),
    Route("brief_file", "cases/<slug:case>/brief/<str:form>", drafts.brief_file, Role.EDITOR),
    Route("check", "cases/<slug:case>/check", drafts.check, methods=BOTH, is_page_of_case=True),
    Route("decisions", "cases/<slug:case>/decisions", decisions.decisions, is_page_of_case=True),
    Route(
        "undo", "cases/<slug:case>/decisions/<int:number>/undo", people.undo, Role.EDITOR, CHANGE
    ),
    Route(
        "publish",
        "cases/<slug:case>/publish",
        publishing.page,
        Role.EDITOR,
        BOTH,
        is_page_of_case=True,
    ),
    Route("site", "cases/<slug:case>/publish/site.zip", publishing.site, Role.EDITOR),
    Route("feed", "cases/<slug:case>/feed.atom", feed.feed, scope=READ),
    Route("exports", "cases/<slug:case>/exports", exports.exports, is_page_of_case=True),
    Route("export", "cases/<slug:case>/exports/<str:file>", exports.download, scope=READ),
    Route("api", "api/openapi.json", api.description, None),
    *api.routes(),
)

urlpatterns = [path(route.path, guarded(route), name=route.name) for route in ROUTES]
handler400 = problems.bad_request
handler403 = problems.forbidden
handler404 = problems.missing
handler500 = problems.failed


def pages_of_case(role: Role) -> tuple[str, ...]:
    """The names of the pages of a case that a role may see, in order."""
    return tuple(
        route.name
        for route in ROUTES
        if route.is_page_of_case and route.least is not None and route.least <= role
    )
