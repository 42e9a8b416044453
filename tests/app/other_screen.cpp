// Preloaded before a kiosk by a test: stands between it and GLFW, for what no software screen does by itself.
//   AROBASE_LOSE_CONTEXT  once that file is there the driver has lost the context; it takes the file away, the next life has none
//   AROBASE_SCREEN_MM     a file with the screen's width and height in millimetres, as the screen that is plugged in now says them
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr unsigned kNoError = 0, kGuiltyContextReset = 0x8253;

unsigned resetStatus() {
    static bool lost = false;
    const char* file = std::getenv("AROBASE_LOSE_CONTEXT");
    lost = lost || (file != nullptr && std::remove(file) == 0);
    return lost ? kGuiltyContextReset : kNoError;
}

}  // namespace

extern "C" {

using Function = void (*)();

Function glfwGetProcAddress(const char* name) {
    static const auto real = reinterpret_cast<Function (*)(const char*)>(dlsym(RTLD_NEXT, "glfwGetProcAddress"));
    return std::strcmp(name, "glGetGraphicsResetStatus") == 0 ? reinterpret_cast<Function>(&resetStatus) : real(name);
}

void glfwGetMonitorPhysicalSize(void*, int* width, int* height) {
    *width = *height = 0;
    const char* file = std::getenv("AROBASE_SCREEN_MM");
    std::FILE* in = file != nullptr ? std::fopen(file, "r") : nullptr;
    if (in == nullptr) return;
    if (std::fscanf(in, "%d %d", width, height) != 2) *width = *height = 0;
    std::fclose(in);
}
}
