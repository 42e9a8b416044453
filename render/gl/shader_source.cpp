#include "render/gl/shader_source.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace arobase::gl {

std::filesystem::path shaderFolder() {
    const char* folder = std::getenv("AROBASE_SHADERS");
    return folder != nullptr ? folder : "";
}

std::string shaderSource(std::string_view name, const std::filesystem::path& folder) {
    if (!folder.empty()) {
        if (std::ifstream file(folder / name, std::ios::binary); file) {
            std::ostringstream text;
            text << file.rdbuf();
            return text.str();
        }
    }
    for (const EmbeddedShader& shader : embeddedShaders()) {
        if (shader.name == name) return std::string(shader.text);
    }
    throw std::runtime_error("no shader named " + std::string(name));
}

}  // namespace arobase::gl
