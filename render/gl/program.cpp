#include "render/gl/program.h"

#include <glad/gl.h>

#include <stdexcept>

#include "render/gl/shader_source.h"

namespace arobase::gl {
namespace {

using ProgramObject = Object<ObjectKind::Program>;

/// Lives only while a program is linked.
class Stage {
public:
    explicit Stage(GLenum kind) : m_name(glCreateShader(kind)) {}
    ~Stage() { glDeleteShader(m_name); }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    GLuint name() const { return m_name; }

private:
    GLuint m_name;
};

std::string prelude(const ProgramSource& source) {
    std::string text = source.gles ? "#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp sampler2D;\n"
                                   : "#version 330 core\n";
    return text + source.defines + "#line 1\n";
}

void compile(const Stage& stage, const ProgramSource& source, const std::string& file) {
    const std::string text = prelude(source) + shaderSource(file, source.folder);
    const char* pointer = text.c_str();
    glShaderSource(stage.name(), 1, &pointer, nullptr);
    glCompileShader(stage.name());
    GLint ok = 0;
    glGetShaderiv(stage.name(), GL_COMPILE_STATUS, &ok);
    if (ok != 0) return;
    std::string log(4096, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(stage.name(), static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    throw std::runtime_error(file + ": " + log);
}

ProgramObject linked(const ProgramSource& source) {
    const Stage vertex(GL_VERTEX_SHADER), fragment(GL_FRAGMENT_SHADER);
    compile(vertex, source, source.name + ".vert");
    compile(fragment, source, source.name + ".frag");
    ProgramObject program = ProgramObject::create();
    glAttachShader(program.name(), vertex.name());
    glAttachShader(program.name(), fragment.name());
    glLinkProgram(program.name());
    glDetachShader(program.name(), vertex.name());
    glDetachShader(program.name(), fragment.name());
    GLint ok = 0;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &ok);
    if (ok != 0) return program;
    std::string log(4096, '\0');
    GLsizei length = 0;
    glGetProgramInfoLog(program.name(), static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    throw std::runtime_error(source.name + ": " + log);
}

}  // namespace

Program::Program(ProgramSource source) : m_source(std::move(source)), m_object(linked(m_source)) {}

std::string Program::reload() {
    try {
        m_object = linked(m_source);
        ++m_generation;
        return {};
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

void Program::use() const {
    glUseProgram(m_object.name());
}

int Program::uniform(const char* name) const {
    return glGetUniformLocation(m_object.name(), name);
}

}  // namespace arobase::gl
