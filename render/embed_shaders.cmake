# Writes OUTPUT, a C++ file holding every shader of FILES (comma separated) as a string under its file name.
string(REPLACE "," ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND entries "    {\"${name}\", R\"GLSL(${text})GLSL\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from shaders/ by embed_shaders.cmake.
#include \"render/gl/shader_source.h\"

namespace arobase::gl {

std::span<const EmbeddedShader> embeddedShaders() {
    static constexpr EmbeddedShader kShaders[] = {
${entries}    };
    return kShaders;
}

}  // namespace arobase::gl
")
