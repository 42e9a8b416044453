#pragma once
// One search over communes, EPCI, départements, régions, territories and landmarks, by what they are or were called and by
// their codes. Answers a keystroke in well under a millisecond.
#include <string_view>
#include <vector>

#include "data/search/search_tables.h"

namespace arobase {

/// How a result was found; results come in this order.
enum class MatchKind : std::uint8_t {
    Exact,   ///< the whole name, or a code
    Prefix,  ///< the name, or a code, begins like that
    Word,    ///< words of the name do
    Former,  ///< a name or a code that it no longer has
    Error,   ///< all but one letter
};

struct SearchHit {
    FoundKind kind = FoundKind::Commune;
    MatchKind match = MatchKind::Exact;
    std::string_view code;                ///< INSEE, SIREN, code of the territory; id of a landmark
    std::string_view name;                ///< of today
    const Place* place = nullptr;         ///< null: a landmark, or métropole
    const FriseItem* landmark = nullptr;
    std::uint32_t spell = kNoSpell;       ///< what was found is the name or the code of this spell of the history
    bool labelled = false;
};

/// Built once (some hundredths of a second), then `const` and free for any thread. The atlas and the landmarks must outlive it,
/// and may be moved meanwhile as long as their arrays stay where they are.
class SearchIndex {
public:
    /// Without an atlas landmarks alone are found.
    SearchIndex(const Atlas* atlas, std::span<const FriseItem> landmarks, const LabelledCodes& labelled) : m_tables(atlas, landmarks, labelled) {}

    /// The best results, nothing twice; of equal matches what was labelled first, then the most populous. Nothing for a text
    /// without a letter or a digit.
    std::vector<SearchHit> find(std::string_view text, std::size_t limit) const;

    /// What it holds besides the atlas.
    std::size_t bytes() const { return m_tables.bytes(); }

private:
    SearchTables m_tables;
};

}  // namespace arobase
