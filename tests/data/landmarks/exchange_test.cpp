// What booths tell one another: the CSV, and who wins.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "data/landmarks/landmark_exchange.h"
#include "data/landmarks/landmark_store.h"
#include "data/landmarks/secrets.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

using test::kNow;
using test::pendingLandmark;
using test::rulesOf;
using test::wordsOf;

Result<LandmarkExchange> readBack(const std::string& csv) {
    const test::TemporaryFolder folder;
    test::writeBytes(folder.path() / "reperes.csv", csv);
    return landmarksFromCsv(folder.path() / "reperes.csv");
}

VisitorLandmark approved(const std::string& text, UtcMs decided = kNow + 1) {
    VisitorLandmark l = pendingLandmark(text);
    l.state = LandmarkState::Approved;
    l.published = true;
    l.decided = decided;
    return l;
}

TEST(LandmarkCsv, RowsThatAreNoLandmarkAreNamedAndTheOthersRead) {
    EXPECT_FALSE(landmarksFromCsv("/nowhere.csv").value);
    EXPECT_FALSE(readBack("a,b\n1,2\n").value);
    const std::string good = csvOf({{approved("Bon")}, {}});
    const std::string id(32, 'a');
    const auto read = readBack(good + "1999,x,usages,,,,,,approved,short\n1999,x,usages,,,,,,sold," + id + "\n1899,x,usages,,,,,,approved," + id + "\n,,,,,,,,withdrawn,zz\n1999,x,usages,,,,hier,,approved," + id + "\n");
    ASSERT_TRUE(read.value);
    EXPECT_EQ(read.value->landmarks.size(), 1u);
    EXPECT_EQ(rulesOf(read.issues), "landmark-row landmark-row landmark-row landmark-row landmark-row");
    EXPECT_EQ(read.issues[0].row, 3);
}

TEST(LandmarkCsv, EveryTextComesBackAndNoneIsAFormula) {
    LandmarkExchange all;
    for (const char* text : {"simple", "a, b; \"c\" \t d", "=1+1", "+33", "-2", "@@@@ Conques", "'=x", "''@", "'quoted'", "'", "日本 👍🏽 œ", "\"", "a\"\"b", "=", "1999"})
        all.landmarks.push_back(publicPart(approved(text)));
    all.landmarks[0].booth = "=HYPERLINK(1)";
    all.landmarks[1].communeCode = all.landmarks[1].communeName = "";
    for (int i = 0; i < 5; ++i) all.tombstones.push_back(tombstoneOf(randomId()));
    std::ranges::sort(all.landmarks, {}, &VisitorLandmark::id);
    std::ranges::sort(all.tombstones);
    const std::string csv = csvOf(all);
    const auto read = readBack(csv);
    ASSERT_TRUE(read.value);
    EXPECT_TRUE(read.issues.empty()) << wordsOf(read.issues);
    for (std::size_t i = 0; i < all.landmarks.size(); ++i) EXPECT_EQ(read.value->landmarks[i], all.landmarks[i]);
    EXPECT_EQ(*read.value, all);
    for (const char* start : {",=", ",+", ",-", ",@", ",\"=", ",\"+", ",\"@"}) EXPECT_EQ(csv.find(start), std::string::npos) << start;
}

TEST(Wins, IsAnOrder) {
    std::mt19937 random(11);
    std::vector<VisitorLandmark> some;
    const VisitorLandmark base = approved("Un");
    for (int i = 0; i < 40; ++i) {
        VisitorLandmark l = base;
        l.decided = kNow + random() % 2;
        l.state = static_cast<LandmarkState>(random() % 3);
        l.text = random() % 2 ? "Un" : "Deux";
        l.year = 1999 + static_cast<int>(random() % 2);
        some.push_back(publicPart(l));
    }
    for (const auto& a : some)
        for (const auto& b : some) {
            EXPECT_FALSE(winsOver(a, b) && winsOver(b, a));
            EXPECT_EQ(!winsOver(a, b) && !winsOver(b, a), a == b);
            for (const auto& c : some) EXPECT_TRUE(!winsOver(a, b) || !winsOver(b, c) || winsOver(a, c));
        }
}

/// A booth with landmarks of a common stock, decided at random, some withdrawn.
LandmarkExchange randomBooth(std::mt19937& random, const std::vector<VisitorLandmark>& stock) {
    LandmarkExchange booth;
    std::set<std::string> tombstones;
    for (const VisitorLandmark& origin : stock) {
        if (random() % 3 == 0) continue;
        if (random() % 8 == 0) {
            tombstones.insert(tombstoneOf(origin.id));
            continue;
        }
        VisitorLandmark l = origin;
        l.decided = kNow + random() % 3;
        l.state = static_cast<LandmarkState>(random() % 3);
        if (random() % 2 == 0) l.text += ", corrigé";
        if (random() % 4 == 0) l.year += 1;
        booth.landmarks.push_back(publicPart(l));
    }
    booth.tombstones.assign(tombstones.begin(), tombstones.end());
    return booth;
}

/// The store of a booth that has taken in those, one after another, through their CSV.
LandmarkExchange merged(const std::vector<LandmarkExchange>& booths) {
    const test::TemporaryFolder folder;
    const LandmarkStore store((folder.path() / "reperes.gpkg").string());
    for (const LandmarkExchange& booth : booths) {
        const auto read = readBack(csvOf(booth));
        EXPECT_TRUE(read.issues.empty()) << wordsOf(read.issues);
        const auto count = store.merge(read.value.value(), kNow);
        EXPECT_TRUE(count.value) << wordsOf(count.issues);
    }
    return store.published().value.value();
}

TEST(Merge, OrderDoesNotMatterAndAgainChangesNothing) {
    std::mt19937 random(5);
    std::vector<VisitorLandmark> stock;
    for (int i = 0; i < 7; ++i) stock.push_back(approved("Repère " + std::to_string(i)));
    for (int round = 0; round < 12; ++round) {
        const auto a = randomBooth(random, stock), b = randomBooth(random, stock), c = randomBooth(random, stock);
        const LandmarkExchange ab = merged({a, b});
        EXPECT_EQ(ab, merged({b, a})) << round;
        EXPECT_EQ(ab, merged({a, b, b, a, b})) << round;
        EXPECT_EQ(merged({ab, c}), merged({a, merged({b, c})})) << round;
        // Against a rule written once more: the best of each id that nobody withdrew.
        std::map<std::string, VisitorLandmark> best;
        std::set<std::string> gone(a.tombstones.begin(), a.tombstones.end());
        gone.insert(b.tombstones.begin(), b.tombstones.end());
        for (const auto* booth : {&a, &b})
            for (const VisitorLandmark& l : booth->landmarks)
                if (!gone.contains(tombstoneOf(l.id)) && (!best.contains(l.id) || winsOver(l, best[l.id]))) best[l.id] = l;
        EXPECT_EQ(ab.tombstones, std::vector(gone.begin(), gone.end()));
        ASSERT_EQ(ab.landmarks.size(), best.size());
        for (const VisitorLandmark& l : ab.landmarks) EXPECT_EQ(l, best[l.id]);
    }
}

TEST(Merge, WhatWasWithdrawnDoesNotComeBackAndWhatWaitsStays) {
    const test::TemporaryFolder folder;
    const LandmarkStore store((folder.path() / "reperes.gpkg").string());
    const VisitorLandmark waits = pendingLandmark("En attente"), gone = approved("Retiré"), kept = approved("Gardé");
    ASSERT_TRUE(store.add(waits).value);
    const LandmarkExchange other{{publicPart(gone), publicPart(kept)}, {}};
    EXPECT_EQ(store.merge(other, kNow).value->added, 2);
    ASSERT_TRUE(store.erase(gone.id).value);
    const auto again = store.merge(other, kNow);
    EXPECT_EQ(again.value->withdrawn, 1);
    EXPECT_EQ(again.value->unchanged, 1);
    EXPECT_EQ(store.list().value->size(), 2u);
    EXPECT_EQ(store.list(LandmarkState::Pending).value->at(0), waits);
    // The other booth learns of it.
    EXPECT_EQ(store.merge({{}, {tombstoneOf(kept.id)}}, kNow).value->erased, 1);
    EXPECT_EQ(test::readBytes(folder.path() / "reperes.gpkg").find("Gardé"), std::string::npos);
}

}  // namespace
}  // namespace arobase
