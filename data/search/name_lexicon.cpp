#include "data/search/name_lexicon.h"

#include <numeric>

namespace arobase {
namespace {

template <class T>
std::size_t bytesOf(const std::vector<T>& items) {
    return items.capacity() * sizeof(T);
}

/// Each position once.
std::vector<TextRange> merged(std::vector<TextRange> ranges) {
    std::ranges::sort(ranges, {}, &TextRange::from);
    std::vector<TextRange> apart;
    for (const TextRange& r : ranges)
        if (!apart.empty() && r.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, r.to);
        else
            apart.push_back(r);
    return apart;
}

template <class Ranges>
std::vector<TextRange> almost(const Ranges& ranges, std::string_view text) {
    std::vector<TextRange> found;
    ranges.startingAlmostWith(text, [&](TextRange range) { found.push_back(range); });
    return merged(std::move(found));
}

}  // namespace

void NameLexicon::add(const std::vector<std::string>& words) {
    // Until finish() the words of a name are where each begins in m_text.
    for (const std::string& word : words) {
        m_wordsOf.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_text += word;
    }
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
    m_wordsOfStarts.push_back(static_cast<std::uint32_t>(m_wordsOf.size()));
}

void NameLexicon::finish() {
    const std::uint32_t occurrences = static_cast<std::uint32_t>(m_wordsOf.size());
    std::vector<std::uint32_t> nameOf(occurrences), endOf(occurrences), order(occurrences);
    for (std::uint32_t n = 0; n < size(); ++n)
        for (std::uint32_t w = m_wordsOfStarts[n]; w < m_wordsOfStarts[n + 1]; ++w) {
            nameOf[w] = n;
            endOf[w] = w + 1 < m_wordsOfStarts[n + 1] ? m_wordsOf[w + 1] : m_starts[n + 1];
        }
    const auto text = [&](std::uint32_t w) { return std::string_view(m_text).substr(m_wordsOf[w], endOf[w] - m_wordsOf[w]); };
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const int before = text(a).compare(text(b));
        return before != 0 ? before < 0 : a < b;  // names of a word by their number
    });
    m_namesOf.reserve(occurrences);
    std::vector<std::uint32_t> numbers(occurrences);
    for (std::uint32_t i = 0; i < occurrences; ++i) {
        if (i == 0 || text(order[i]) != text(order[i - 1])) {
            m_namesOfStarts.push_back(i);
            if (i > 0) m_wordStarts.push_back(static_cast<std::uint32_t>(m_wordText.size()));
            m_wordText += text(order[i]);
        }
        numbers[order[i]] = static_cast<std::uint32_t>(m_namesOfStarts.size() - 1);
        m_namesOf.push_back(nameOf[order[i]]);
    }
    if (occurrences > 0) m_wordStarts.push_back(static_cast<std::uint32_t>(m_wordText.size()));
    m_namesOfStarts.push_back(occurrences);
    m_wordsOf = std::move(numbers);
    m_byText.resize(size());
    std::iota(m_byText.begin(), m_byText.end(), 0U);
    std::ranges::sort(m_byText, [&](std::uint32_t a, std::uint32_t b) { return joined(a) < joined(b); });
    for (auto* numbersOf : {&m_starts, &m_wordStarts, &m_wordsOfStarts, &m_namesOfStarts}) numbersOf->shrink_to_fit();
    m_text.shrink_to_fit();
    m_wordText.shrink_to_fit();
}

void NameLexicon::append(TextRange positions, std::vector<std::uint32_t>& found) const {
    found.insert(found.end(), m_byText.begin() + positions.from, m_byText.begin() + positions.to);
}

void NameLexicon::startingWith(std::string_view joined, std::vector<std::uint32_t>& found) const { append(names().startingWith(joined), found); }

void NameLexicon::startingAlmostWith(std::string_view joined, std::vector<std::uint32_t>& found) const {
    for (const TextRange& range : almost(names(), joined)) append(range, found);
}

bool NameLexicon::hasWord(std::uint32_t name, TextRange range) const {
    for (std::uint32_t w = m_wordsOfStarts[name]; w < m_wordsOfStarts[name + 1]; ++w)
        if (range.holds(m_wordsOf[w])) return true;
    return false;
}

bool NameLexicon::hasWord(std::uint32_t name, std::string_view wanted) const { return hasWord(name, vocabulary().startingWith(wanted)); }

void NameLexicon::gather(TextRange range, std::span<const TextRange> ranges, std::size_t leader, std::vector<std::uint32_t>& found) const {
    for (std::uint32_t i = m_namesOfStarts[range.from]; i < m_namesOfStarts[range.to]; ++i) {
        const std::uint32_t name = m_namesOf[i];
        bool all = true;
        for (std::size_t r = 0; r < ranges.size() && all; ++r) all = r == leader || hasWord(name, ranges[r]);
        if (all) found.push_back(name);
    }
}

void NameLexicon::withWords(std::span<const std::string> words, std::vector<std::uint32_t>& found) const {
    std::vector<TextRange> ranges;
    std::size_t leader = 0;
    const auto namesUnder = [&](TextRange r) { return m_namesOfStarts[r.to] - m_namesOfStarts[r.from]; };
    for (const std::string& word : words) {
        ranges.push_back(vocabulary().startingWith(word));
        if (ranges.back().empty()) return;
        if (namesUnder(ranges.back()) < namesUnder(ranges[leader])) leader = ranges.size() - 1;
    }
    if (!ranges.empty()) gather(ranges[leader], ranges, leader, found);
}

void NameLexicon::withWordsAlmost(std::span<const std::string> words, std::size_t shortest, std::vector<std::uint32_t>& found) const {
    std::vector<TextRange> ranges;
    std::size_t unknown = 0;
    for (const std::string& word : words) {
        ranges.push_back(vocabulary().startingWith(word));
        unknown += ranges.back().empty();
    }
    for (std::size_t w = 0; w < words.size(); ++w) {
        const bool others = unknown == 0 || (unknown == 1 && ranges[w].empty());
        if (words[w].size() < shortest || !others) continue;
        for (const TextRange& range : almost(vocabulary(), words[w])) gather(range, ranges, w, found);
    }
}

std::size_t NameLexicon::bytes() const {
    std::size_t sum = m_text.capacity() + m_wordText.capacity();
    for (const auto* numbers : {&m_starts, &m_byText, &m_wordStarts, &m_wordsOf, &m_wordsOfStarts, &m_namesOf, &m_namesOfStarts}) sum += bytesOf(*numbers);
    return sum;
}

}  // namespace arobase
