#!/usr/bin/env python3
"""The structure check must bite: every rule on a small tree that breaks it, then a tree that breaks none."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from check_structure import problems_of  # noqa: E402


class StructureTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="arobase structure ")
        self.root = Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def assert_refused(self, path, line, rule):
        self.write(path, line + "\n")
        found = problems_of(self.root)
        self.assertEqual([(path, rule)], [(file, text.split(":")[0]) for file, _, text in found], found)
        (self.root / path).unlink()

    def assert_accepted(self, path, line):
        self.write(path, line + "\n")
        self.assertEqual([], problems_of(self.root))
        (self.root / path).unlink()

    def test_an_include_that_goes_up_a_floor(self):
        for path, header in [
            ("data/bake.cpp", "render/vec.h"),
            ("data/bake.h", "app/state.h"),
            ("render/camera.cpp", "render/gl/buffer.h"),
            ("render/camera.cpp", "render/renderer.h"),
            ("render/text/shaper.cpp", "render/pass/prim_pass.h"),
            ("render/gl/buffer.cpp", "app/state.h"),
            ("render/renderer.cpp", "app/state.h"),
            ("app/update.cpp", "kiosk/session.h"),
            ("app/update.cpp", "app/studio/studio.h"),
            ("kiosk/main.cpp", "app/studio/studio.h"),
            ("app/studio/studio.cpp", "kiosk/session.h"),
        ]:
            with self.subTest(path=path, header=header):
                self.assert_refused(path, f'#include "{header}"', "floor")

    def test_spelling_does_not_hide_an_include(self):
        self.assert_refused("data/bake.cpp", '  #  include   "app/state.h"  // why not', "floor")

    def test_a_path_that_is_not_from_the_root(self):
        self.assert_refused("data/bake.cpp", '#include "atlas.h"', "include-path")
        self.assert_refused("data/bake.cpp", '#include "../app/state.h"', "include-path")
        self.assert_refused("data/bake.cpp", '#include "data/../app/state.h"', "include-path")

    def test_including_tests(self):
        self.assert_refused("app/update.cpp", '#include "tests/app/fixture.h"', "tests")

    def test_a_third_party_in_a_header(self):
        for header in ["gdal_priv.h", "proj.h", "geos_c.h", "toml++/toml.h", "fmt/format.h", "nlohmann/json.hpp", "unistd.h"]:
            with self.subTest(header=header):
                self.assert_refused("data/atlas.h", f"#include <{header}>", "header")

    def test_a_third_party_out_of_its_place(self):
        for path, header in [
            ("app/content.cpp", "ogrsf_frmts.h"),
            ("render/camera.cpp", "proj.h"),
            ("app/content.cpp", "geos_c.h"),
            ("kiosk/main.cpp", "toml++/toml.h"),
            ("render/camera.cpp", "glad/glad.h"),
            ("render/renderer.cpp", "glad/glad.h"),
            ("app/screens/explore.cpp", "GL/gl.h"),
            ("render/gl/context.cpp", "EGL/egl.h"),
            ("app/screens/explore.cpp", "GLFW/glfw3.h"),
            ("app/input/gestures.cpp", "X11/extensions/XInput2.h"),
            ("app/screens/explore.cpp", "imgui.h"),
            ("kiosk/main.cpp", "imgui.h"),
            ("kiosk/main.cpp", "imgui/backends/imgui_impl_glfw.h"),
            ("render/draw_list.cpp", "ft2build.h"),
            ("app/screens/explore.cpp", "hb.h"),
            ("app/content.cpp", "cairo/cairo.h"),
        ]:
            with self.subTest(path=path, header=header):
                self.assert_refused(path, f"#include <{header}>", "third-party")
                self.assert_refused(path, f'#include "{header}"', "third-party")

    def test_a_gl_call_out_of_its_place(self):
        self.assert_refused("app/screens/explore.cpp", "    glClear(0);", "gl-call")
        self.assert_accepted("app/screens/explore.cpp", "    glfwPollEvents();  // then glClear(0)")
        self.assert_accepted("render/gl/context.cpp", "    glClear(0);")

    def test_a_file_too_long(self):
        self.assert_refused("data/bake.cpp", "\n" * 600, "size")
        self.assert_refused("kiosk/start", "\n" * 600, "size")
        self.assert_accepted("data/bake.cpp", "\n" * 599)
        self.assert_accepted("assets/villes-internet/palmares.csv", "\n" * 5000)

    def test_an_unknown_top_level_folder(self):
        self.write("misc/notes.md", "x")
        self.assertEqual(["misc"], [file for file, _, _ in problems_of(self.root)])
        (self.root / "misc/notes.md").unlink()
        (self.root / "misc").rmdir()
        for folder in ["build", ".git", ".ci", "shaders", "assets"]:
            self.assert_accepted(f"{folder}/notes.md", "x")

    def test_what_the_house_allows(self):
        for path, line in [
            ("data/atlas.h", "#include <vector>"),
            ("data/bake.cpp", "#include <gdal_priv.h>"),
            ("data/bake.cpp", "#include <sys/mman.h>"),
            ("render/camera.h", '#include "data/geo_types.h"'),
            ("render/gl/buffer.cpp", "#include <glad/glad.h>"),
            ("render/renderer.cpp", '#include "render/gl/buffer.h"'),
            ("render/text/shaper.cpp", "#include <hb-ft.h>"),
            ("app/content.cpp", '#include "render/renderer.h"'),
            ("app/studio/panels.cpp", "#include <imgui.h>"),
            ("app/studio/panels.cpp", '#include "app/state.h"'),
            ("app/arobase_main.cpp", '#include "app/studio/studio.h"'),
            ("app/stage/cue_file.cpp", "#include <toml++/toml.h>"),
            ("kiosk/main.cpp", '#include "app/state.h"'),
            ("tests/render/gl_test.cpp", '#include "app/state.h"'),
            ("tests/data/geo_test.cpp", "#include <gdal_priv.h>"),
        ]:
            with self.subTest(path=path, line=line):
                self.assert_accepted(path, line)


if __name__ == "__main__":
    unittest.main()
