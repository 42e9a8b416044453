#include "app/unattended/guard.h"

#include <algorithm>

namespace arobase {

void Guard::started(double nowS) { m_deadlineS = nowS + m_limits.startS; }

void Guard::ready(double nowS) { beat(nowS); }

void Guard::beat(double nowS) {
    m_deadlineS = nowS + m_limits.beatS;
    if (m_probation && nowS >= m_probationUntilS) m_probation = false;
}

NextRun Guard::ended(double nowS, bool wanted) {
    if (m_poster) return NextRun::Poster;
    if (wanted) return NextRun::Fresh;
    std::erase_if(m_crashes, [&](double at) { return nowS - at >= m_limits.crashWindowS; });
    m_crashes.push_back(nowS);
    const bool again = m_probation && nowS < m_probationUntilS;
    if (!again && crashes() < m_limits.crashesMost) return crashes() == 1 ? NextRun::SameView : NextRun::Fresh;
    m_poster = true;
    m_posterUntilS = nowS + m_limits.posterS;
    return NextRun::Poster;
}

void Guard::posterOver(double nowS) {
    if (!m_poster || nowS < m_posterUntilS) return;
    m_poster = false;
    m_crashes.clear();
    m_probation = true;
    m_probationUntilS = nowS + m_limits.crashWindowS;
}

}  // namespace arobase
