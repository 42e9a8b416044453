#pragma once
// Comparisons of two editions, made when they are first asked for and kept: a frame asks for the same one again.
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "app/commune_identity.h"
#include "data/comparison.h"

namespace arobase {

class Comparisons {
public:
    /// Null when the two editions cannot be compared. Stays where it is as long as this does. Thread: any.
    const Comparison* of(const Exhibition& exhibition, const Identities& identities, int from, int to) const;

private:
    struct Kept {
        std::mutex mutex;
        std::map<std::pair<int, int>, std::optional<Comparison>> byYears;
    };
    std::unique_ptr<Kept> m_kept = std::make_unique<Kept>();
};

}  // namespace arobase
