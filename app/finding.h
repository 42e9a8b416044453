#pragma once
// Search over what is shown: the index is made when it is first wanted, and how a result is chosen.
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "data/search/search_index.h"

namespace arobase {

struct Content;

/// The search index of a content. Made on first use, or ahead of it by a thread; then frozen.
class LazySearch {
public:
    /// Makes the index in the background, once; until it is done the content must stay where it is (App sees to that).
    void prepare(const Content& content);
    /// Waits for what prepare() began.
    void wait() const;
    /// The index, made now if need be. Thread: any.
    const SearchIndex& of(const Content& content) const;

private:
    struct Shared {
        std::once_flag once;
        std::unique_ptr<const SearchIndex> index;
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    std::shared_future<void> m_running;
};

/// "commune", "departement", "region", "epci", "territory" or "landmark", and back.
std::string_view foundKindName(FoundKind kind);
std::optional<FoundKind> foundKindByName(std::string_view name);

/// The action line that a tap on the result carries out.
std::string foundAction(const SearchHit& hit);

/// Collectivité of the exhibition that the result is, where it was ever labelled; −1: none.
int laureateOf(const Content& content, const SearchHit& hit);

/// Communes that the words of a landmark's draft may mean, the likeliest first, each once.
std::vector<SearchHit> draftCommunes(const Content& content, std::string_view query, std::size_t most);
inline constexpr std::size_t kDraftCommunes = 6;  ///< so many are offered

/// A stretch of the communes of a département in alphabetical order, [from, to) of communesByName().
struct NameStretch {
    std::size_t from = 0, to = 0;
    std::string label;  ///< "A", "B – C", "Saint-A – Saint-F"
};

/// Communes of a département, or of an overseas collectivité, by name.
std::vector<const Place*> communesByName(const Content& content, std::string_view departement);

/// Stretches of at most `most` names each: whole letters where that makes at most `wanted` of them, else as few as there can be.
std::vector<NameStretch> nameStretches(const std::vector<const Place*>& communes, std::size_t most, std::size_t wanted);

}  // namespace arobase
