#pragma once
// Names as maps write them: typography, where they may be broken, how large they are. Each is worked out once.
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "render/map/label_placement.h"
#include "render/text/text_engine.h"

namespace arobase {

struct WrittenName {
    std::string text;                                                 ///< in one line
    std::array<std::array<std::string, kMostLines>, kMostLines> lines;  ///< lines[n − 1]: in n lines; empty: does not break into so many
    std::array<Vec2, kMostLines> sizePx;                              ///< in n lines; {0, 0}: likewise
};

/// One thread. A name stays where it is until forget().
class NameBook {
public:
    /// `name` as the data have it. Nothing is allocated for one that was written in that style before.
    const WrittenName& write(TextEngine& text, std::string_view name, const TextStyle& style);
    /// Between two pictures: a book of more than kFull names begins anew.
    void forget();
    std::size_t size() const { return m_names.size(); }
    static constexpr std::size_t kFull = 4000;

private:
    struct Wanted {
        std::string_view name;
        float sizePx;
        FontWeight weight;
    };
    struct Key {
        std::string name;
        float sizePx;
        FontWeight weight;
        operator Wanted() const { return {name, sizePx, weight}; }  // NOLINT: what it is looked up by
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Wanted& w) const { return std::hash<std::string_view>{}(w.name) ^ (std::hash<float>{}(w.sizePx) * 31 + static_cast<std::size_t>(w.weight)); }
    };
    struct Same {
        using is_transparent = void;
        bool operator()(const Wanted& a, const Wanted& b) const { return a.name == b.name && a.sizePx == b.sizePx && a.weight == b.weight; }
    };
    std::unordered_map<Key, WrittenName, Hash, Same> m_names;
};

}  // namespace arobase
