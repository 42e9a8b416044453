#include "data/landmark_names.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "data/utf8.h"
#include "data/workers.h"

namespace arobase {
namespace {

struct Named {
    std::size_t hash = 0;
    int row = 0;
    std::uint32_t item = 0;
    auto operator<=>(const Named&) const = default;
};

/// The landmarks whose names' hashes fall to one share: all of one name are in the same one, beside each other.
struct Share {
    std::vector<Named> named;                                  ///< by hash and row
    std::vector<std::pair<std::size_t, std::string>> renamed;  ///< landmarks that need another name, and that name
};

class NamesApart {
public:
    NamesApart(std::span<FriseItem> frise, std::span<LandmarkHash> hashes, int threads)
        : m_frise(frise), m_hashes(hashes), m_threads(threads), m_shares(static_cast<std::size_t>(threads)) {}

    void run() {
        const std::size_t shares = m_shares.size();
        const auto each = [&](auto step) { shareOut(shares, m_threads, [&](std::size_t share) { (this->*step)(share); }, [](std::size_t) {}); };
        each(&NamesApart::gather);
        each(&NamesApart::number);
        for (Share& share : m_shares)
            for (auto& [item, id] : share.renamed) {
                m_hashes[item].id = hashOfName(id);
                m_frise[item].id = std::move(id);
            }
    }

private:
    const std::string& nameOf(const Named& n) const { return m_frise[n.item].id; }
    void gather(std::size_t share) {
        std::vector<Named>& named = m_shares[share].named;
        named.reserve(m_frise.size() / m_shares.size() * 9 / 8);
        for (std::size_t i = 0; i < m_frise.size(); ++i)
            if (m_hashes[i].id % m_shares.size() == share) named.push_back({m_hashes[i].id, m_hashes[i].row, static_cast<std::uint32_t>(i)});
        std::ranges::sort(named);
    }

    void number(std::size_t index) {
        std::vector<Named>& named = m_shares[index].named;
        for (auto first = named.begin(); first != named.end();) {
            const auto end = std::find_if(first, named.end(), [&](const Named& n) { return n.hash != first->hash; });
            if (end - first > 1) numberOfOneHash({first, end}, m_shares[index].renamed);
            first = end;
        }
    }

    /// All of one name but for a rare accident. A number is the last part of a name: two different names never become the same by theirs.
    void numberOfOneHash(std::span<const Named> named, std::vector<std::pair<std::size_t, std::string>>& renamed) const {
        std::map<std::string_view, int> next;
        for (const Named& n : named) {
            const auto [number, isFirst] = next.try_emplace(nameOf(n), 2);
            if (isFirst) continue;
            std::string id;
            do id = nameOf(n) + "-" + std::to_string(number->second++);
            while (isSomeones(id));
            renamed.emplace_back(n.item, std::move(id));
        }
    }

    /// Whether a landmark has the name of itself.
    bool isSomeones(std::string_view name) const {
        const std::size_t hash = hashOfName(name);
        const std::vector<Named>& named = m_shares[hash % m_shares.size()].named;
        const auto first = std::ranges::lower_bound(named, hash, {}, &Named::hash), end = std::ranges::upper_bound(named, hash, {}, &Named::hash);
        return std::any_of(first, end, [&](const Named& n) { return nameOf(n) == name; });
    }

    std::span<FriseItem> m_frise;
    std::span<LandmarkHash> m_hashes;
    const int m_threads;
    std::vector<Share> m_shares;
};

}  // namespace

std::string landmarkName(int year, std::string_view title) {
    constexpr std::size_t kMaxSlug = 40;
    const std::string folded = foldedText(title, '-');
    std::string_view slug = std::string_view(folded).substr(0, kMaxSlug);
    while (slug.ends_with('-')) slug.remove_suffix(1);
    std::string name;
    name.reserve(16 + kMaxSlug);
    name += 'r';
    name += std::to_string(year);
    name += '-';
    name += slug.empty() ? std::string_view("repere") : slug;
    return name;
}

const FriseItem* landmarkOf(std::span<const FriseItem> frise, std::string_view id) {
    int year = 0;
    const bool named = id.starts_with('r') && std::from_chars(id.data() + 1, id.data() + id.size(), year).ec == std::errc();
    const auto yearOf = [](const FriseItem& item) { return item.date.year; };
    const auto first = named ? std::ranges::lower_bound(frise, year, {}, yearOf) : frise.begin();
    const auto end = named ? std::ranges::upper_bound(frise, year, {}, yearOf) : frise.end();
    const auto found = std::find_if(first, end, [&](const FriseItem& item) { return item.id == id; });
    return found == end ? nullptr : &*found;
}

std::size_t hashOfName(std::string_view name) {
    return std::hash<std::string_view>{}(name);
}

void nameApart(std::span<FriseItem> frise, std::span<LandmarkHash> hashes, int threads) {
    NamesApart(frise, hashes, threads).run();
}

}  // namespace arobase
