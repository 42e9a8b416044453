#pragma once
// The operator's keys. Cues are part of the content; GoToCue carries one out. This machine knows no window: keys in, actions out.
//
//   cue 0 ──→──► cue 1 ──→──► … ──→──► last (→ does nothing more: GO never wraps, never stops)
//     ◄──←──       b: black on / off · Esc: black off, else back to the present cue's own picture
#include <string>

#include "app/app.h"

namespace arobase {

class StageShow {
public:
    /// `count`: cues of the content's show, at least 1.
    explicit StageShow(int count) : m_count(count) {}

    void start(App& app) { go(app, 0); }
    /// "right" "pagedown" "space" "enter": next · "left" "pageup": previous · "b" ".": black · "escape". A GO within 300 ms of
    /// the last one is a bounce of the clicker and does nothing. True: the key was one of the stage's.
    bool key(App& app, const std::string& name);
    int index() const { return m_index; }

private:
    void go(App& app, int index);
    bool bounced(const App& app);

    int m_count;
    int m_index = 0;
    double m_lastGoS = -1e9;
};

}  // namespace arobase
