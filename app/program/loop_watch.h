#pragma once
// What watches over a window that nobody attends (unattended/booth.h). Main thread.
#include <optional>

#include "app/app.h"
#include "app/platform/display.h"

namespace arobase {

class LoopWatch {
public:
    virtual ~LoopWatch() = default;
    /// Once, before the first picture.
    virtual void begin(App& app) = 0;
    /// Each turn of the loop, before its picture: seconds since the last one, fingers and buttons that went down, pictures drawn so far.
    virtual void turn(App& app, double seconds, int touches, long long framesDrawn) = 0;
    /// A picture is wanted although nothing changed.
    virtual bool wantsPicture() = 0;
    /// That scene was handed to the screen.
    virtual void presented(App& app, const Scene& scene, Display& display) = 0;
    /// Exit status to end with.
    virtual std::optional<int> wantsEnd(const App& app) = 0;
    /// Once, when the loop is over.
    virtual void end(App& app) = 0;
    /// A keyboard means something.
    virtual bool keyboard() const = 0;
};

}  // namespace arobase
