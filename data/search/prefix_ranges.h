#pragma once
// Texts in order, looked at as a tree: which of them begin with something, letter by letter, also with one letter wrong.
#include <algorithm>
#include <cstdint>
#include <string_view>

namespace arobase {

/// Positions [from, to) in the order.
struct TextRange {
    std::uint32_t from = 0, to = 0;
    bool empty() const { return from >= to; }
    bool holds(std::uint32_t position) const { return position >= from && position < to; }
};

/// `textAt(position)` gives the texts in byte order. Owns nothing.
template <class TextAt>
class PrefixRanges {
public:
    PrefixRanges(std::uint32_t count, TextAt textAt) : m_count(count), m_textAt(textAt) {}

    TextRange all() const { return {0, m_count}; }

    /// Texts that begin with it.
    TextRange startingWith(std::string_view prefix) const { return follow(all(), 0, prefix); }

    /// Calls visit(TextRange) for the texts that begin with `prefix` but for one letter: one left out, one too many, another
    /// in its place, or two exchanged. Ranges may overlap; those that begin with it as it is may be among them.
    template <class Visit>
    void startingAlmostWith(std::string_view prefix, const Visit& visit) const {
        TextRange range = all();
        for (std::size_t i = 0; i < prefix.size() && !range.empty(); ++i) {
            const std::string_view rest = prefix.substr(i), after = rest.substr(1);
            tell(follow(range, i, after), visit);
            eachLetter(range, i, [&](TextRange under) {
                tell(follow(under, i + 1, rest), visit);
                tell(follow(under, i + 1, after), visit);
            });
            if (!after.empty() && rest[0] != after[0]) {
                const TextRange exchanged = next(next(range, i, after[0]), i + 1, rest[0]);
                tell(follow(exchanged, i + 2, after.substr(1)), visit);
            }
            range = next(range, i, rest[0]);
        }
    }

private:
    template <class Visit>
    static void tell(TextRange range, const Visit& visit) {
        if (!range.empty()) visit(range);
    }

    /// Letter there, 0 past the end: shorter texts come first.
    int letter(std::uint32_t position, std::size_t depth) const {
        const std::string_view text = m_textAt(position);
        return depth < text.size() ? static_cast<unsigned char>(text[depth]) : 0;
    }

    std::uint32_t firstNotBelow(TextRange range, std::size_t depth, int wanted) const {
        while (range.from < range.to) {
            const std::uint32_t middle = range.from + (range.to - range.from) / 2;
            if (letter(middle, depth) < wanted)
                range.from = middle + 1;
            else
                range.to = middle;
        }
        return range.from;
    }

    /// Those of a range (whose texts are alike up to `depth`) that go on with that letter.
    TextRange next(TextRange range, std::size_t depth, char wanted) const {
        const int code = static_cast<unsigned char>(wanted);
        const std::uint32_t from = firstNotBelow(range, depth, code);
        return {from, firstNotBelow({from, range.to}, depth, code + 1)};
    }

    TextRange follow(TextRange range, std::size_t depth, std::string_view text) const {
        for (std::size_t i = 0; i < text.size() && !range.empty(); ++i) range = next(range, depth + i, text[i]);
        return range;
    }

    template <class Visit>
    void eachLetter(TextRange range, std::size_t depth, const Visit& visit) const {
        while (!range.empty()) {
            const int code = letter(range.from, depth);
            const std::uint32_t end = firstNotBelow(range, depth, code + 1);
            if (code != 0) visit(TextRange{range.from, end});
            range.from = end;
        }
    }

    std::uint32_t m_count;
    TextAt m_textAt;
};

}  // namespace arobase
