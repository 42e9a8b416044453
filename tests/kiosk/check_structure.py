#!/usr/bin/env python3
"""Keeps the house standing: floors, third parties, sizes, folders.

check_structure.py ROOT    one line per broken rule, "FILE:LINE: rule: what"; exit 1 if there is any
"""
import re
import sys
from pathlib import Path
from typing import NamedTuple, Optional

LINES_MAX = 600
STAFF_MAIN = "app/arobase_main.cpp"   # only `arobase` is linked with the studio
FOLDERS = {"data", "render", "app", "kiosk", "shaders", "assets", "tests", ".ci"}
NOT_OURS = {"build", ".git", ".cache", ".vscode", ".idea", "__pycache__"}
CODE_SUFFIXES = {".h", ".cpp", ".c", ".py", ".sh", ".cmake", ".glsl", ".vert", ".frag"}

# Floors in the order of ARCHITECTURE.md. A file may include its own floor and those named after it, nothing else.
MAY_INCLUDE = {
    "data": {"data"},
    "scene": {"scene", "data"},
    "render": {"render", "scene", "data"},
    "app": {"app", "render", "scene", "data"},
    "studio": {"studio", "app", "render", "scene", "data"},
    "kiosk": {"kiosk", "app", "render", "scene", "data"},
}


class ThirdParty(NamedTuple):
    name: str
    header: str      # matches the name in the #include
    places: str      # matches the path of the files that may include it


# The folders where a library may be seen. Headers of ours show none at all.
THIRD_PARTIES = [
    ThirdParty("GDAL", r"(gdal|ogr|cpl_|vrt)[\w/]*\.h$", r"data/"),
    ThirdParty("PROJ", r"proj(_\w+|\.h$|/)", r"data/"),
    ThirdParty("GEOS", r"geos(_c\.h$|/|\.h$)", r"data/"),
    ThirdParty("robin-map", r"tsl/", r"data/"),
    ThirdParty("toml++", r"toml(\+\+|plusplus)?[/.]", r"(data|app)/"),
    ThirdParty("ICU", r"unicode/", r"data/landmarks/"),
    ThirdParty("libsodium", r"sodium", r"data/(landmarks/|packs/|sodium\.cpp)"),
    ThirdParty("libqrencode", r"qrencode", r"data/landmarks/"),
    ThirdParty("glad", r"glad/", r"render/(gl|pass)/|app/platform/"),
    ThirdParty("OpenGL", r"(GL|GLES\d?|KHR)/", r"render/(gl|pass)/|app/platform/"),
    ThirdParty("EGL", r"EGL/", r"app/platform/"),
    ThirdParty("X11", r"X11/", r"app/platform/"),
    ThirdParty("GLFW", r"GLFW/", r"app/(platform|studio)/"),
    ThirdParty("Dear ImGui", r"(imgui|imconfig|imstb)[\w/]*\.h|backends/imgui", r"app/studio/"),
    ThirdParty("FreeType", r"(ft2build\.h$|freetype)", r"render/text/"),
    ThirdParty("HarfBuzz", r"(hb(-\w+)?\.h$|harfbuzz/)", r"render/text/"),
    ThirdParty("libsystemd", r"systemd/", r"app/unattended/"),
    ThirdParty("libmicrohttpd", r"microhttpd", r"app/unattended/"),
    ThirdParty("espeak-ng", r"espeak", r"app/voice/"),
    ThirdParty("ALSA", r"alsa/", r"app/voice/"),
    ThirdParty("Cairo", r"cairo", r"render/print/"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GL_CALL = re.compile(r"\bgl[A-Z]\w*\s*\(")
GL_CALLERS = re.compile(r"render/(gl|pass)/|app/platform/")
STANDARD_HEADER = re.compile(r"[a-z_0-9]+$")


def floor_of(path: str) -> Optional[str]:
    """The floor of a source file, or of a header as an #include names it; None outside the house."""
    parts = path.split("/")
    if parts[0] == "data":
        return "data"
    if parts[0] == "render":
        upper = len(parts) > 2 and parts[1] in ("gl", "pass", "print") or parts[1].startswith("renderer")
        return "render" if upper else "scene"
    if path == STAFF_MAIN:
        return "studio"
    if parts[0] == "app":
        return "studio" if len(parts) > 2 and parts[1] == "studio" else "app"
    return "kiosk" if parts[0] == "kiosk" else None


def quoted_include_problem(path: str, header: str) -> Optional[str]:
    own, other = floor_of(path), floor_of(header)
    if header.startswith("tests/"):
        return None if path.startswith("tests/") else f"tests: nothing includes tests ({header})"
    if path.startswith("tests/"):
        return None
    if other is None or ".." in header:
        return f'include-path: "{header}" is not a path from the root of the tree'
    if own is not None and other not in MAY_INCLUDE[own]:
        return f'floor: {own} may not include "{header}" of {other}'
    return None


def third_party_problem(path: str, header: str) -> Optional[str]:
    if path.startswith("tests/"):
        return None
    if path.endswith(".h") and not STANDARD_HEADER.match(header):
        return f"header: <{header}> belongs in a .cpp file"
    for library in THIRD_PARTIES:
        if re.match(library.header, header) and not re.match(library.places, path):
            return f"third-party: {library.name} (<{header}>) has no place here"
    return None


def source_problems(path: str, lines: list) -> list:
    problems = []
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if match:
            header = match[2]
            # A third party in quotes is a third party all the same.
            known = any(re.match(library.header, header) for library in THIRD_PARTIES) and floor_of(header) is None
            if match[1] == '"' and not known:
                problem = quoted_include_problem(path, header)
            else:
                problem = third_party_problem(path, header)
            if problem:
                problems.append((number, problem))
        elif not path.startswith("tests/") and not GL_CALLERS.match(path):
            call = GL_CALL.search(line.split("//")[0])
            if call:
                problems.append((number, f"gl-call: {call[0].rstrip('( ')} is called outside render/gl and render/pass"))
    return problems


def is_code(path: Path) -> bool:
    return path.suffix in CODE_SUFFIXES or path.name == "CMakeLists.txt" or path.suffix == ""


def files_of(root: Path):
    for entry in sorted(root.iterdir()):
        if entry.name in NOT_OURS or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from files_of(entry)
        else:
            yield entry


def folder_problems(root: Path) -> list:
    return [
        (entry.name, 0, "folder: no such top-level folder in the architecture")
        for entry in sorted(root.iterdir())
        if entry.is_dir() and entry.name not in FOLDERS | NOT_OURS
    ]


def problems_of(root: Path) -> list:
    """(file, line, problem) for everything under root that breaks a rule; line 0 is the whole file."""
    problems = folder_problems(root)
    for file in files_of(root):
        path = file.relative_to(root).as_posix()
        if not is_code(file) or path.split("/")[0] == "assets":
            continue
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        if len(lines) > LINES_MAX:
            problems.append((path, 0, f"size: {len(lines)} lines, at most {LINES_MAX}"))
        if file.suffix in (".h", ".cpp"):
            problems += [(path, number, text) for number, text in source_problems(path, lines)]
    return problems


def main(arguments) -> int:
    if len(arguments) != 1:
        sys.exit(__doc__)
    problems = problems_of(Path(arguments[0]))
    for file, line, text in problems:
        print(f"{file}:{line}: {text}" if line else f"{file}: {text}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
