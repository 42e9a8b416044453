#pragma once
// GLSL as written in shaders/: embedded in the program, or read from $AROBASE_SHADERS while developing.
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace arobase::gl {

struct EmbeddedShader {
    std::string_view name;  ///< file name, "prim.vert"
    std::string_view text;
};

/// Every file of shaders/, from the build.
std::span<const EmbeddedShader> embeddedShaders();

/// Folder that replaces the embedded shaders; empty when $AROBASE_SHADERS is not set.
std::filesystem::path shaderFolder();

/// The file of that name in `folder` when it can be read, else the embedded one. Throws std::runtime_error when there is neither.
std::string shaderSource(std::string_view name, const std::filesystem::path& folder);

}  // namespace arobase::gl
