#include "app/bench/distribution.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace arobase::bench {

Distribution distributionOf(std::vector<double> values) {
    Distribution d;
    if (values.empty()) return d;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
        return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
    };
    d.median = at(0.5);
    d.p95 = at(0.95);
    d.p99 = at(0.99);
    d.most = values.back();
    d.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    d.count = static_cast<int>(values.size());
    return d;
}

}  // namespace arobase::bench
