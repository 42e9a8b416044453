// What landmarks are called: all differently, and the same whoever asks.
#include <algorithm>
#include <random>
#include <set>

#include "data/landmark_names.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

struct Named {
    std::vector<FriseItem> frise;
    std::vector<LandmarkHash> hashes;

    explicit Named(const std::vector<std::string>& ids) : frise(ids.size()) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            frise[i].id = ids[i];
            frise[i].row = static_cast<int>(i) + 2;
        }
        hash();
    }
    void hash() {
        hashes.clear();
        for (const FriseItem& item : frise) hashes.push_back({hashOfName(item.id), hashOfName(item.title), item.row});
    }
    std::vector<std::string> apart(int threads) {
        nameApart(frise, hashes, threads);
        std::vector<std::string> ids;
        for (const FriseItem& item : frise) ids.push_back(item.id);
        return ids;
    }
};

std::vector<std::string> apart(const std::vector<std::string>& ids, int threads) {
    return Named(ids).apart(threads);
}

TEST(LandmarkNames, NoneAndOne) {
    EXPECT_TRUE(apart({}, 2).empty());
    EXPECT_EQ(apart({"r1999-a"}, 2), std::vector<std::string>{"r1999-a"});
}

TEST(LandmarkNames, TheFirstOfTheFileKeepsItsNameAndOthersAreNumbered) {
    EXPECT_EQ(apart({"r1999-a", "r1999-a", "r1999-b", "r1999-a"}, 2), (std::vector<std::string>{"r1999-a", "r1999-a-2", "r1999-b", "r1999-a-3"}));
}

TEST(LandmarkNames, ANameThatALandmarkHasOfItselfIsLeftToIt) {
    EXPECT_EQ(apart({"r1999-a", "r1999-a", "r1999-a-2"}, 2), (std::vector<std::string>{"r1999-a", "r1999-a-3", "r1999-a-2"}));
}

TEST(LandmarkNames, TheOrderOfTheFileCountsAndNotThatOfTime) {
    Named named({"r1999-a", "r1999-a"});
    std::swap(named.frise[0].row, named.frise[1].row);  // the later day stands first in the file
    named.hash();
    EXPECT_EQ(named.apart(2), (std::vector<std::string>{"r1999-a-2", "r1999-a"}));
}

TEST(LandmarkNames, AllDifferentWhateverTheyWereAndHoweverManyThreads) {
    std::mt19937 random(1999);
    std::vector<std::string> ids;
    for (int i = 0; i < 30'000; ++i) {
        std::string id = "r2001-" + std::string(1, static_cast<char>('a' + random() % 20));
        for (auto deep = random() % 3; deep > 0; --deep) id += "-" + std::to_string(random() % 40);
        ids.push_back(id);
    }
    const std::vector<std::string> alone = apart(ids, 1);
    EXPECT_EQ(std::set(alone.begin(), alone.end()).size(), ids.size());
    const std::set<std::string> before(ids.begin(), ids.end()), after(alone.begin(), alone.end());
    EXPECT_TRUE(std::ranges::includes(after, before)) << "a name that somebody had is gone";
    for (const int threads : {2, 3, 4}) EXPECT_EQ(apart(ids, threads), alone) << threads;
}

TEST(LandmarkNames, TheHashesAreThoseOfTheNewNames) {
    Named named({"r1999-a", "r1999-a"});
    named.apart(2);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(named.hashes[i].id, hashOfName(named.frise[i].id));
}

TEST(LandmarkNames, EveryLandmarkIsFoundByItsName) {
    const auto loaded = loadExhibition(AROBASE_DEFAULT_EXHIBITION);
    ASSERT_TRUE(loaded);
    const std::vector<FriseItem>& frise = loaded.value->frise;
    for (const FriseItem& item : frise) EXPECT_EQ(landmarkOf(frise, item.id), &item);
    for (const char* none : {"", "r", "r1999", "r1999-none", "r99999999999-x", "r-5-x", "rien", "x1999-amazon"}) EXPECT_EQ(landmarkOf(frise, none), nullptr) << none;
}

TEST(LandmarkNames, ALandmarkOfAnotherMakeIsFoundToo) {
    Named named({"a", "r-52-alesia", "r1999-b"});
    named.frise[0].date.year = -300;
    named.frise[1].date.year = -52;
    named.frise[2].date.year = 1999;
    for (const FriseItem& item : named.frise) EXPECT_EQ(landmarkOf(named.frise, item.id), &item);
}

}  // namespace
}  // namespace arobase::test
