#pragma once
// A display without a window whose fingers are a crowd's and whose clock is a fake one: it goes on to whatever happens next.
#include <memory>

#include "render/renderer.h"
#include "tests/soak/crowd.h"

namespace arobase::soak {

class CrowdDisplay final : public Display {
public:
    /// `headless` is an open context; longest steps of the clock, s: while somebody is there, and while nobody is.
    CrowdDisplay(std::unique_ptr<Display> headless, Visitors& crowd, double mmPerPx);

    int widthPx() const override { return m_headless->widthPx(); }
    int heightPx() const override { return m_headless->heightPx(); }
    Loader loader() const override { return m_headless->loader(); }
    bool gles() const override { return m_headless->gles(); }
    bool shouldClose() const override { return false; }
    void poll(double timeoutS) override;
    void swap() override {}
    bool takeDamage() override { return m_headless->takeDamage(); }
    std::vector<PointerEvent> takePointers() override { return std::exchange(m_said.pointers, {}); }
    std::vector<KeyPress> takeKeys() override { return std::exchange(m_said.keys, {}); }
    std::string takeText() override { return std::exchange(m_said.text, {}); }
    double scrollSteps() override { return std::exchange(m_said.scroll, 0); }
    double seconds() const override { return m_nowS; }
    double mmPerPx() const override { return m_mmPerPx; }
    void setFullScreen(bool) override {}
    void* nativeWindow() const override { return nullptr; }

    /// How far the clock went on before the present picture, s.
    double lastStepS() const { return m_lastStepS; }
    /// What the picture is drawn into; made when GL has been loaded.
    void makeTarget() { m_target = std::make_unique<OffscreenTarget>(widthPx(), heightPx()); }
    /// Something answers in its own time (a store, a hash): the clock waits for it.
    void setWaiting(bool waiting) { m_waiting = waiting; }
    /// The screen waits for visitors: nothing is missed by longer steps.
    void setAlone(bool alone) { m_alone = alone; }

private:
    std::unique_ptr<Display> m_headless;
    std::unique_ptr<OffscreenTarget> m_target;
    Visitors& m_crowd;
    Said m_said;
    double m_mmPerPx, m_nowS = 0, m_lastStepS = 0;
    bool m_waiting = false, m_alone = false;
};

}  // namespace arobase::soak
