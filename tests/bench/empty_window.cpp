// The least that a window can cost: GLFW, an OpenGL 3.3 context, one cleared frame, the end. start-up is measured against it.
//   empty_window [WIDTH HEIGHT]
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>

#include <cstdio>
#include <cstdlib>

int main(int argumentCount, char** arguments) {
    const int width = argumentCount > 2 ? std::atoi(arguments[1]) : 1920;
    const int height = argumentCount > 2 ? std::atoi(arguments[2]) : 1080;
    if (glfwInit() != GLFW_TRUE) {
        std::fprintf(stderr, "empty_window: no display\n");
        return 1;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    GLFWwindow* window = glfwCreateWindow(width, height, "empty", nullptr, nullptr);
    if (window == nullptr) {
        std::fprintf(stderr, "empty_window: no OpenGL 3.3\n");
        glfwTerminate();
        return 1;
    }
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    gladLoadGL(glfwGetProcAddress);
    glfwPollEvents();
    glClearColor(0.9F, 0.95F, 1.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}
