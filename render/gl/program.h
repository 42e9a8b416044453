#pragma once
// A linked GLSL program that can be replaced while the program runs.
#include <filesystem>
#include <string>

#include "render/gl/objects.h"

namespace arobase::gl {

/// The stages are shaders/NAME.vert and shaders/NAME.frag, with `defines` ("#define X 1\n…") before them.
struct ProgramSource {
    std::string name;
    std::string defines;
    bool gles = false;
    std::filesystem::path folder;  ///< see shaderSource()
};

class Program {
public:
    /// Throws std::runtime_error with the driver's log.
    explicit Program(ProgramSource source);

    /// Compiles again. On failure keeps the present program and returns the driver's log; empty when it went well.
    std::string reload();

    void use() const;
    /// Location of a uniform, -1 when the shader does not use it. Ask again after a reload.
    int uniform(const char* name) const;
    /// Grows by one with each successful reload.
    int generation() const { return m_generation; }

private:
    ProgramSource m_source;
    Object<ObjectKind::Program> m_object;
    int m_generation = 0;
};

}  // namespace arobase::gl
