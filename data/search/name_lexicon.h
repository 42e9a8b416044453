#pragma once
// Names by their beginnings and by the beginnings of their words. Whoever adds them numbers them, the most important first.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/search/prefix_ranges.h"

namespace arobase {

/// Built once: add() all names, then finish(). Then `const` and free for any thread.
class NameLexicon {
public:
    /// `words` as searchWords() gives them, at least one.
    void add(const std::vector<std::string>& words);
    void finish();

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_starts.size() - 1); }
    /// The name's words without anything between them.
    std::string_view joined(std::uint32_t name) const { return std::string_view(m_text).substr(m_starts[name], m_starts[name + 1] - m_starts[name]); }

    /// Appends the numbers of names to `found`, in no order, some maybe twice. Texts are joined words.
    void startingWith(std::string_view joined, std::vector<std::uint32_t>& found) const;
    void startingAlmostWith(std::string_view joined, std::vector<std::uint32_t>& found) const;
    /// Names of which each word given is the beginning of a word, wherever it stands.
    void withWords(std::span<const std::string> words, std::vector<std::uint32_t>& found) const;
    /// The same with one error in one of the words that have at least `shortest` letters.
    void withWordsAlmost(std::span<const std::string> words, std::size_t shortest, std::vector<std::uint32_t>& found) const;
    /// True if `word` is the beginning of one of the name's words.
    bool hasWord(std::uint32_t name, std::string_view word) const;

    std::size_t bytes() const;

private:
    std::string_view word(std::uint32_t number) const { return std::string_view(m_wordText).substr(m_wordStarts[number], m_wordStarts[number + 1] - m_wordStarts[number]); }
    auto names() const {
        return PrefixRanges(size(), [this](std::uint32_t position) { return joined(m_byText[position]); });
    }
    auto vocabulary() const {
        return PrefixRanges(static_cast<std::uint32_t>(m_wordStarts.size() - 1), [this](std::uint32_t position) { return word(position); });
    }
    bool hasWord(std::uint32_t name, TextRange range) const;
    /// Names under a range of words, each of whose other words (`ranges`, but for `leader`) is there too.
    void gather(TextRange range, std::span<const TextRange> ranges, std::size_t leader, std::vector<std::uint32_t>& found) const;
    void append(TextRange positions, std::vector<std::uint32_t>& found) const;

    std::string m_text;                          ///< joined names, one after the other
    std::vector<std::uint32_t> m_starts{0};      ///< per name, and the end
    std::vector<std::uint32_t> m_byText;         ///< names by their joined text
    std::string m_wordText;                      ///< every word once, in order
    std::vector<std::uint32_t> m_wordStarts{0};
    std::vector<std::uint32_t> m_wordsOf;        ///< numbers of the words of each name …
    std::vector<std::uint32_t> m_wordsOfStarts{0};
    std::vector<std::uint32_t> m_namesOf;        ///< … and names of each word, by number
    std::vector<std::uint32_t> m_namesOfStarts;
};

}  // namespace arobase
