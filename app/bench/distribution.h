#pragma once
// What many measurements say together.
#include <vector>

namespace arobase::bench {

struct Distribution {
    double median = 0, p95 = 0, p99 = 0, most = 0, mean = 0;
    int count = 0;
};

/// Nearest-rank percentiles; all zero without a value.
Distribution distributionOf(std::vector<double> values);

}  // namespace arobase::bench
