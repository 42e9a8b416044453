#include "app/platform/finger_ids.h"

#include <algorithm>

namespace arobase {

int FingerIds::begin(TouchKey key) {
    if (const int known = find(key); known != 0) return known;
    int id = 1;
    const auto taken = [&](const auto& entry) { return entry.second == id; };
    while (std::any_of(m_ids.begin(), m_ids.end(), taken)) ++id;
    m_ids.emplace(key, id);
    return id;
}

int FingerIds::find(TouchKey key) const {
    const auto found = m_ids.find(key);
    return found == m_ids.end() ? 0 : found->second;
}

int FingerIds::end(TouchKey key) {
    const int id = find(key);
    m_ids.erase(key);
    return id;
}

std::vector<int> FingerIds::endAllOf(int device) {
    std::vector<int> ended;
    for (auto it = m_ids.begin(); it != m_ids.end();) {
        if (it->first.device == device) {
            ended.push_back(it->second);
            it = m_ids.erase(it);
        } else {
            ++it;
        }
    }
    return ended;
}

}  // namespace arobase
