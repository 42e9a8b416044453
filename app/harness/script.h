#pragma once
// The language of the proofs: a line each.
//   tap X Y · tap @NODE · down|move|up ID X Y · glide ID X Y MS · key NAME · type "TEXT" · wait MS · do ACTION ·
//   shot NAME · dump NAME · # comment
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "app/action.h"
#include "data/result.h"
#include "render/vec.h"

namespace arobase::harness {

struct TapAt { Vec2 px; };
struct TapNode { std::string node; };
struct Finger { enum class What : unsigned char { Down, Move, Up } what = What::Down; int id = 0; Vec2 px; };
struct Glide { int id = 0; Vec2 px; double ms = 0; };
struct Key { std::string name; };
struct Type { std::string text; };
struct Wait { double ms = 0; };
struct Do { Action action; };
struct Shot { std::string name; };
struct Dump { std::string name; };

using Step = std::variant<TapAt, TapNode, Finger, Glide, Key, Type, Wait, Do, Shot, Dump>;

struct ScriptLine {
    Step step;
    int row = 0;
};

/// Lines that cannot be understood become issues naming file, row and cause; the others are kept.
Result<std::vector<ScriptLine>> readScript(const std::filesystem::path& file);
Result<std::vector<ScriptLine>> parseScript(std::string_view text, const std::string& file);

}  // namespace arobase::harness
