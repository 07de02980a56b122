"""What a reviewer would send back, found by a program."""

import ast
import re
from pathlib import Path

from tests.test_architecture import MAY_IMPORT, ROOT, files_of

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
# Each of these builds its HTML from constants, or escapes every piece first.
MARKED_SAFE = {
    "incubator/core/templatetags/ui.py": 3,
    "incubator/core/texts.py": 1,
    "showcase/qr.py": 1,
}
# The first word after ``objects.``: what a view may begin with.
FIRST_ASKED_WHO = {"visible_to", "with_visible_design", "on_visible_iterations", "of_member"}
FIRST_ASKED_WHO |= {"asked_of"}
# A guest of a board has no account: the code, or the token that it gave, is the right.
FIRST_ASKED_WHO |= {"joined_by", "visible_to_guest"}
IMPORT_MAP = '<script type="importmap">{% importmap %}</script>'
# allauth builds the addresses in its mails from a request.
TAKES_REQUEST = {
    "incubator/accounts/services/people.py: welcome_person",
    "incubator/accounts/services/people.py: mail_password_link",
    "incubator/accounts/services/care.py: send_password_link",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines_with(paths, pattern: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{name_of(path)}: {line.strip()}"
        for path in paths
        for line in path.read_text().splitlines()
        if found.search(line) and IMPORT_MAP not in line
    ]


def our_files(*parts: str) -> list[Path]:
    """Python files of these layers in all apps: ``views.py`` and all below ``views/``."""
    return [
        path
        for app in MAY_IMPORT
        for path in files_of(app)
        if {path.stem, path.relative_to(ROOT / app.replace(".", "/")).parts[0]} & set(parts)
    ]


def test_templates_have_no_inline_script_or_style():
    inline = r"<style|\sstyle=[\"']|\son\w+=[\"']|javascript:|<script(?![^>]*\bsrc=)"

    assert lines_with(TEMPLATES, inline) == []


def test_templates_never_turn_escaping_off():
    assert lines_with(TEMPLATES, r"\|\s*safe\b|autoescape off") == []


def test_scripts_write_text_not_html():
    assert lines_with(SCRIPTS, r"innerHTML|outerHTML|insertAdjacentHTML|document\.write") == []


def test_html_is_marked_safe_where_it_is_built_and_nowhere_else():
    counts = {
        name_of(path): number
        for app in MAY_IMPORT
        for path in files_of(app)
        if (number := len(re.findall(r"\bmark_safe\(", path.read_text())))
    }

    assert counts == MARKED_SAFE


def test_components_name_their_parameters():
    silent = [
        name_of(path)
        for path in COMPONENTS
        if not re.match(r"(\{% load [^%]+%\})?\{% comment %\}\n.+", path.read_text())
    ]

    assert silent == []


def test_components_are_included_with_only():
    includes = r'\{% include "components/'

    assert [line for line in lines_with(TEMPLATES, includes) if not _all_only(line)] == []


def _all_only(line: str) -> bool:
    return all(" only " in tag for tag in re.findall(r'\{% include "components/[^%]+%\}', line))


def test_components_are_all_used():
    texts = [path.read_text() for path in [*TEMPLATES, *(ROOT / "incubator").rglob("*.py")]]
    idle = [
        path.name for path in COMPONENTS if not any(f"components/{path.name}" in t for t in texts)
    ]

    assert idle == []


def test_views_ask_who_is_reading_before_anything_else():
    unasked = [
        f"{name_of(path)}: {ast.unparse(node)}"
        for path in our_files("views")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and node.attr not in FIRST_ASKED_WHO
    ]

    assert unasked == []


def test_views_never_save():
    saving = r"(?<!super\(\))\.(save|delete|create|get_or_create|update_or_create|bulk_create)\("

    assert lines_with(our_files("views", "forms", "selectors", "rules", "panels"), saving) == []


def test_services_know_no_request():
    knowing = {
        f"{name_of(path)}: {node.name}"
        for path in our_files("services")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and "request" in {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
    }

    assert knowing == TAKES_REQUEST


def test_services_selectors_and_rules_say_their_types():
    untyped = [
        f"{name_of(path)}: {node.name}"
        for path in our_files("services", "selectors", "rules")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.returns is None
    ]

    assert untyped == []


def test_services_selectors_and_rules_say_what_they_give():
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in our_files("services", "selectors", "rules")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def test_services_take_keywords_only():
    positional = [
        f"{name_of(path)}: {node.name}"
        for path in our_files("services")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and any("atomic" in ast.unparse(one) for one in node.decorator_list)
        and not node.name.startswith("_")
        and node.args.args
    ]

    assert positional == ["incubator/notifications/services.py: notify"]


def test_models_are_never_heard_by_djangos_signals():
    ours = [path for app in MAY_IMPORT for path in files_of(app)]

    assert lines_with(ours, r"\b(pre|post)_(save|delete|init)\b|m2m_changed") == []


def test_most_functions_are_short():
    """Nine in ten under 20 lines; none above 40."""
    lengths = [
        (node.end_lineno - node.lineno + 1, f"{name_of(path)}: {node.name}")
        for app in MAY_IMPORT
        for path in files_of(app)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [name for length, name in lengths if length >= 20]

    assert len(long) < len(lengths) / 10
    assert [name for length, name in lengths if length > 40] == []


def all_our_files() -> list[Path]:
    return [path for app in MAY_IMPORT for path in files_of(app)]


def test_nothing_is_exempt_from_the_token_of_forms_but_a_mail_programs_click():
    """RFC 8058: it comes from no page of ours and without cookies; the signature is the right."""
    [wherefrom, where] = lines_with(all_our_files(), r"csrf_exempt")

    assert wherefrom.startswith("showcase/mailings/views/choices.py: from django")
    assert where.startswith("showcase/mailings/views/choices.py: @csrf_exempt")


def test_nobody_runs_text():
    running = r"\beval\(|new Function\(|set(Timeout|Interval)\([\"'`]"

    assert lines_with(SCRIPTS, running) == []
    assert lines_with(all_our_files(), r"(?<![\w.])(eval|exec)\(") == []


def test_links_to_a_new_window_give_it_no_way_back():
    windows = lines_with(TEMPLATES, r"target=[\"']?_blank")

    assert [line for line in windows if "noopener" not in line] == []


SAYS_METHODS = {"require_safe", "require_POST", "require_http_methods"}
# A decorator of the file itself that names the methods.
BY_ANOTHER_NAME = {
    "hacks/views/feedback.py": "form_page",
    "cohorts/views/leaving.py": "asked_then_done",
}


def test_views_say_which_methods_they_take():
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in our_files("views")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and _is_routed(path, node.name)
        and not _names_methods(path, node)
    ]

    assert silent == []


def _is_routed(path: Path, name: str) -> bool:
    app = next(one for one in path.parents if (one / "apps.py").exists())
    urls = [*app.glob("urls.py"), *app.glob("urls/*.py")]
    return any(re.search(rf"\b{name},", one.read_text()) for one in urls)


def _names_methods(path: Path, node: ast.FunctionDef) -> bool:
    words = {word for one in node.decorator_list for word in re.findall(r"\w+", ast.unparse(one))}
    return bool(words & {*SAYS_METHODS, BY_ANOTHER_NAME.get(name_of(path), "")})
