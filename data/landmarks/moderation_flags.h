#pragma once
// What a member of staff should look at twice in a landmark's text. A flag publishes nothing and blocks nothing: people decide.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "data/landmarks/landmark.h"

namespace arobase {

/// The list of words: one entry a line, "#" begins a comment; accents and case are let be.
///   con            the word, with or without a plural s
///   connard*       any word that begins so
///   fils de pute   words in a row; each may end in *
///   !salopette*    never flagged, whatever else it meets; so may be words in a row: !cul de sac
class ModerationWords {
public:
    /// No value where there is no such file; an entry that cannot be used is a Warning (row) and left out.
    static Result<ModerationWords> read(const std::filesystem::path& file);
    static ModerationWords fromText(std::string_view text, const std::string& name, Issues& issues);

    /// True where an entry stands in the text, however it is disguised: look-alike letters of other alphabets (ICU's skeletons), digits
    /// and signs for letters (0 1 3 4 5 7 8 @ $ € ! |), letters drawn out (« saaalope »), spelt (« c o n », « c.o.n »), cut
    /// (« con nard ») or masked (« p*te »).
    bool areIn(std::string_view text) const;
    std::size_t size() const { return m_entries.size(); }

private:
    struct Word {
        std::string letters;  ///< a–z
        bool stem = false;    ///< any word that begins so
    };
    struct Entry {
        std::vector<Word> words;
    };
    struct Token;
    static bool isAt(const Entry& entry, const std::vector<Token>& tokens, std::size_t at);
    void leaveOutInnocent(std::vector<Token>& tokens) const;
    static std::vector<Token> tokensOf(std::string_view text);
    static bool meets(const Word& word, const std::string& token);
    bool isInnocent(const std::string& token) const;
    bool isListed(const std::string& token) const;
    bool meetsAlone(const Token& token) const;
    bool meetsInARow(const std::vector<Token>& tokens, std::size_t at) const;
    bool meetsSpelt(const std::vector<Token>& tokens) const;
    bool meetsCut(const std::vector<Token>& tokens, std::size_t at) const;

    std::vector<Entry> m_entries;
    std::vector<Entry> m_innocent;
};

/// Every flag of a text, whatever its bytes; only the first four thousand are looked at.
LandmarkFlags flagsOf(std::string_view text, const ModerationWords& words);

}  // namespace arobase
