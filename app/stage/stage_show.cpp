#include "app/stage/stage_show.h"

#include <algorithm>

namespace arobase {
namespace {
constexpr double kBounceS = 0.3;
}

void StageShow::go(App& app, int index) {
    m_index = std::clamp(index, 0, m_count - 1);
    app.dispatch(GoToCue{m_index});
}

bool StageShow::bounced(const App& app) {
    const double now = app.state().clockS;
    if (now - m_lastGoS < kBounceS) return true;
    m_lastGoS = now;
    return false;
}

bool StageShow::key(App& app, const std::string& name) {
    const int last = m_count - 1;
    if (name == "right" || name == "pagedown" || name == "space" || name == "enter") {
        if (m_index < last && !bounced(app)) go(app, m_index + 1);
    } else if (name == "left" || name == "pageup") {
        if (m_index > 0 && !bounced(app)) go(app, m_index - 1);
    } else if (name == "b" || name == ".") {
        app.dispatch(SetBlack{app.state().stage.black ? 0 : 1});
    } else if (name == "escape") {
        if (app.state().stage.black)
            app.dispatch(SetBlack{0});
        else
            go(app, m_index);
    } else {
        return false;
    }
    return true;
}

}  // namespace arobase
