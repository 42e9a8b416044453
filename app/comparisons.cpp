#include "app/comparisons.h"

namespace arobase {

const Comparison* Comparisons::of(const Exhibition& exhibition, const Identities& identities, int from, int to) const {
    if (!exhibition.edition(from) || !exhibition.edition(to)) return nullptr;  // nothing is kept for years that are none
    const std::lock_guard lock(m_kept->mutex);
    const auto [it, fresh] = m_kept->byYears.try_emplace({from, to});
    if (fresh) it->second = comparisonOf(exhibition, from, to, identities.today);
    return it->second ? &*it->second : nullptr;
}

}  // namespace arobase
