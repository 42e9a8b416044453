// One set of tests, two stores: a GeoPackage and a PostgreSQL database.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "data/landmarks/landmark_intake.h"
#include "data/landmarks/landmark_store.h"
#include "data/landmarks/secrets.h"
#include "data/landmarks/withdrawal_code.h"
#include "tests/data/landmarks/landmark_fixtures.h"
#include "tests/data/landmarks/postgres_server.h"

namespace arobase {
namespace {

using test::kNow;
using test::pendingLandmark;
using test::rulesOf;
using test::wordsOf;

constexpr auto kApproved = LandmarkState::Approved, kRefused = LandmarkState::Refused, kPending = LandmarkState::Pending;

std::unique_ptr<test::PostgresServer> server;

class ServerOfAll : public testing::Environment {
    void SetUp() override {
        server = std::make_unique<test::PostgresServer>();
        ASSERT_TRUE(server->start()) << "apt-get install postgresql-15-postgis-3 (tests/packages.txt)";
    }
    void TearDown() override { server.reset(); }
};
const testing::Environment* const kServer = testing::AddGlobalTestEnvironment(new ServerOfAll);

enum class Kind { File, Database };

class Store : public testing::TestWithParam<Kind> {
protected:
    LandmarkStore another() {
        if (GetParam() == Kind::Database) return LandmarkStore(server->newDatabase());
        return LandmarkStore((folder.path() / ("borne " + std::to_string(++stores)) / "repères.gpkg").string());
    }
    VisitorLandmark added(const std::string& text, UtcMs created = kNow) {
        VisitorLandmark l = pendingLandmark(text, 1999, created);
        const auto answer = store.add(l);
        EXPECT_TRUE(answer.value) << toText(answer.issues.empty() ? Issue{} : answer.issues[0]);
        return l;
    }
    std::vector<VisitorLandmark> all(std::optional<LandmarkState> state = {}) { return store.list(state).value.value_or(std::vector<VisitorLandmark>(1)); }
    VisitorLandmark only() { return all().at(0); }

    test::TemporaryFolder folder;
    int stores = 0;
    LandmarkStore store = another();
};

TEST_P(Store, IsEmptyBeforeAnythingIsKept) {
    EXPECT_TRUE(store.list().value->empty());
    EXPECT_EQ(*store.published().value, LandmarkExchange{});
    EXPECT_FALSE(store.decide(randomId(), {kApproved, {}, {}, {}, {}}, kNow).value);
    EXPECT_FALSE(store.undo("", kNow).value);
}

TEST_P(Store, RefusesWhatItDoesNotKnowAndChangesNothing) {
    const VisitorLandmark l = added("Le premier cybercafé");
    VisitorLandmark unsound = l;
    unsound.id = "x' OR '1'='1";
    EXPECT_EQ(rulesOf(store.add(unsound).issues), "landmark-unsound");
    EXPECT_EQ(rulesOf(store.decide("x' OR '1'='1", {kApproved, {}, {}, {}, {}}, kNow).issues), "landmark-unknown");
    EXPECT_EQ(rulesOf(store.decide(randomId(), {kApproved, {}, {}, {}, {}}, kNow).issues), "landmark-unknown");
    EXPECT_EQ(rulesOf(store.decide(l.id, {kApproved, "\u200B", {}, {}, {}}, kNow).issues), "landmark-unsound");
    EXPECT_EQ(rulesOf(store.decide(l.id, {{}, {}, {}, 2101, {}}, kNow).issues), "landmark-unsound");
    EXPECT_EQ(rulesOf(store.undo(l.id, kNow).issues), "nothing-to-undo");
    EXPECT_EQ(rulesOf(store.erase("x' OR '1'='1").issues), "landmark-unknown");
    EXPECT_EQ(rulesOf(store.erase(randomId()).issues), "landmark-unknown");
    EXPECT_EQ(rulesOf(store.withdraw("un deux trois quatre cinq six").issues), "code-unknown");
    EXPECT_EQ(only(), l);
}

TEST_P(Store, KeepsEveryField) {
    VisitorLandmark l = pendingLandmark("L’« @ » d'O'Brien ; \"%s\" {0} \\ <b> 日本 👍🏽", 2018);
    l.flags = kFlagEmail | kFlagWord;
    l.codeShelf = 255;
    l.codeHash = "$argon2id$v=19$m=19456,t=2,p=1$sel$empreinte";
    EXPECT_EQ(store.add(l).value, AddOutcome::Added);
    EXPECT_EQ(only(), l);
    EXPECT_EQ(store.add(l).value, AddOutcome::AlreadyThere);
    EXPECT_EQ(store.list().value->size(), 1u);
}

TEST_P(Store, ListsTheOldestFirstByState) {
    const auto b = added("Deux", kNow + 5), a = added("Un", kNow), c = added("Trois", kNow + 9);
    ASSERT_TRUE(store.decide(a.id, {kApproved, {}, {}, {}, {}}, kNow + 20).value);
    const auto texts = [&](std::optional<LandmarkState> state) {
        std::string joined;
        for (const auto& l : all(state)) joined += l.text + " ";
        return joined;
    };
    EXPECT_EQ(texts({}), "Un Deux Trois ");
    EXPECT_EQ(texts(kPending), "Deux Trois ");
    EXPECT_EQ(texts(kApproved), "Un ");
    EXPECT_EQ(texts(kRefused), "");
}

TEST_P(Store, EveryDecisionCanBeUndoneBackToTheStart) {
    const VisitorLandmark start = added("Le mintel");
    std::vector<VisitorLandmark> path{start};
    const LandmarkDecision decisions[] = {{{}, "Le minitel", {}, {}, kFlagWord}, {kApproved, {}, {}, {}, {}}, {kRefused, {}, "outils", 2002, {}}, {kApproved, {}, {}, {}, {}}};
    for (const LandmarkDecision& d : decisions) path.push_back(store.decide(start.id, d, kNow + 1).value.value());
    EXPECT_EQ(path[1].text, "Le minitel");
    EXPECT_EQ(path[1].flags, kFlagWord);
    EXPECT_EQ(path[3].year, 2002);
    for (std::size_t i = 1; i < path.size(); ++i) EXPECT_GT(path[i].decided, path[i - 1].decided);
    UtcMs last = path.back().decided;
    for (std::size_t i = path.size() - 1; i > 0; --i) {
        const auto back = store.undo(i % 2 ? start.id : "", kNow).value;  // a clock that went back
        ASSERT_TRUE(back);
        EXPECT_GT(back->decided, last) << "an undo is a decision, later than the one before";
        last = back->decided;
        VisitorLandmark expected = path[i - 1];
        expected.decided = back->decided;
        expected.published = true;
        EXPECT_EQ(*back, expected);
        EXPECT_EQ(only(), expected);
    }
    EXPECT_EQ(rulesOf(store.undo("", kNow).issues), "nothing-to-undo");
}

TEST_P(Store, OnlyWhatIsApprovedIsPublished) {
    const auto a = added("Approuvé"), b = added("Refusé"), c = added("En attente"), d = added("Repris");
    store.decide(a.id, {kApproved, {}, {}, {}, {}}, kNow);
    store.decide(b.id, {kRefused, {}, {}, {}, {}}, kNow);
    store.decide(d.id, {kApproved, {}, {}, {}, {}}, kNow);
    store.undo(d.id, kNow);
    const LandmarkExchange out = *store.published().value;
    ASSERT_EQ(out.landmarks.size(), 2u);
    const std::string csv = csvOf(out);
    EXPECT_NE(csv.find("Approuvé"), std::string::npos);
    for (const auto& l : {b, c}) EXPECT_EQ(csv.find(l.id), std::string::npos);
    for (const char* words : {"Refusé", "En attente", "Repris"}) EXPECT_EQ(csv.find(words), std::string::npos) << words;
    EXPECT_NE(csv.find(d.id), std::string::npos) << "others must learn that it was taken back";
}

TEST_P(Store, TheCodeErasesAndNothingElseDoes) {
    VisitorLandmark l = pendingLandmark("À retirer"), other = pendingLandmark("À garder");
    const auto seal = sealOf("abricot balcon canard dragon écluse fanfare"), otherSeal = sealOf("canal balcon canard dragon écluse fanfare");
    std::tie(l.codeShelf, l.codeHash) = std::tie(seal.shelf, seal.hash);
    std::tie(other.codeShelf, other.codeHash) = std::tie(otherSeal.shelf, otherSeal.hash);
    ASSERT_TRUE(store.add(l).value && store.add(other).value);
    store.decide(l.id, {{}, "À retirer, corrigé", {}, {}, {}}, kNow);
    EXPECT_EQ(rulesOf(store.withdraw("abricot balcon canard dragon écluse").issues), "code-unknown");
    EXPECT_EQ(store.withdraw("  Abricot BALCON canard, dragon   ecluse fanfare ").value, l.id);
    EXPECT_EQ(only(), other);
    EXPECT_EQ(rulesOf(store.undo("", kNow).issues), "nothing-to-undo") << "its history is gone with it";
    EXPECT_EQ(store.add(l).value, AddOutcome::Withdrawn);
    EXPECT_EQ(store.published().value->tombstones, std::vector{tombstoneOf(l.id)});
}

TEST_P(Store, PurgeKeepsWhatIsApprovedOrYoung) {
    const auto oldPending = added("Vieux", kNow), youngPending = added("Jeune", kNow + 100), approved = added("Bon", kNow), oldRefused = added("Non", kNow),
               youngRefused = added("Non plus", kNow), taken = added("Repris", kNow);
    store.decide(approved.id, {kApproved, {}, {}, {}, {}}, kNow);
    store.decide(oldRefused.id, {kRefused, {}, {}, {}, {}}, kNow + 1);
    store.decide(youngRefused.id, {kRefused, {}, {}, {}, {}}, kNow + 100);
    store.decide(taken.id, {kApproved, {}, {}, {}, {}}, kNow + 1);
    store.decide(taken.id, {kRefused, {}, {}, {}, {}}, kNow + 2);
    EXPECT_EQ(store.purge({false, kNow + 50}).value, 3);
    std::vector<std::string> left;
    for (const auto& l : all()) left.push_back(l.text);
    std::ranges::sort(left);
    EXPECT_EQ(left, (std::vector<std::string>{"Bon", "Jeune", "Non plus"}));
    EXPECT_EQ(store.published().value->tombstones, std::vector{tombstoneOf(taken.id)}) << "a copy of it may be elsewhere";
    EXPECT_EQ(store.purge({true, 0}).value, 3);
    EXPECT_TRUE(store.list().value->empty());
    EXPECT_EQ(store.published().value->tombstones.size(), 1u);
}

TEST_P(Store, SeveralKiosksWriteAtOnce) {
    std::vector<std::thread> kiosks;
    for (int k = 0; k < 4; ++k)
        kiosks.emplace_back([this, k] {
            for (int i = 0; i < 6; ++i) {
                const auto l = pendingLandmark("Borne " + std::to_string(k) + ", repère " + std::to_string(i));
                const auto added = store.add(l);
                EXPECT_EQ(added.value, AddOutcome::Added) << wordsOf(added.issues);
                const auto decided = store.decide(l.id, {kApproved, {}, {}, {}, {}}, kNow);
                EXPECT_TRUE(decided.value) << wordsOf(decided.issues);
            }
        });
    for (std::thread& kiosk : kiosks) kiosk.join();
    EXPECT_EQ(store.list(kApproved).value->size(), 24u);
}

TEST_P(Store, ALandmarkThatComesTwiceAtOnceIsKeptOnce) {
    const auto l = pendingLandmark("Une fois");
    std::vector<std::thread> kiosks;
    for (int k = 0; k < 4; ++k)
        kiosks.emplace_back([&] {
            const auto answer = store.add(l);
            EXPECT_TRUE(answer.value) << wordsOf(answer.issues);
        });
    for (std::thread& kiosk : kiosks) kiosk.join();
    EXPECT_EQ(store.list().value->size(), 1u);
}

/// Every byte of every file below, with the store open nowhere.
std::string bytesBelow(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all += test::readBytes(entry.path());
    return all;
}

TEST(ErasedBytes, AreInNoFileOfTheFolder) {
    const test::TemporaryFolder folder;
    LandmarkIntake intake(LandmarkStore((folder.path() / "reperes.gpkg").string()), LandmarkQueue(folder.path() / "attente"));
    const LandmarkStore& store = intake.store();
    std::vector<VisitorLandmark> all;
    for (int i = 0; i < 120; ++i) {
        VisitorLandmark l = pendingLandmark("SECRET-" + std::to_string(i) + " " + std::string(60, static_cast<char>('a' + i % 26)));
        l.booth = "BORNE-" + std::to_string(i);
        all.push_back(l);
        ASSERT_EQ(intake.add(l).kept, Intake::Kept);
        if (i % 3 == 0) store.decide(l.id, {{}, "CORRIGE-" + std::to_string(i), {}, {}, {}}, kNow);
    }
    // A code: neither its words nor, once erased, its landmark.
    const std::string code = "abricot balcon canard dragon écluse fanfare";
    const auto seal = sealOf(code);
    VisitorLandmark coded = pendingLandmark("SECRET-CODE");
    std::tie(coded.codeShelf, coded.codeHash) = std::tie(seal.shelf, seal.hash);
    ASSERT_EQ(intake.add(coded).kept, Intake::Kept);
    for (const char* word : {"abricot", "abri", "fanfare", "écluse"}) EXPECT_EQ(bytesBelow(folder.path()).find(word), std::string::npos) << word;
    EXPECT_NE(bytesBelow(folder.path()).find("SECRET-CODE"), std::string::npos);
    EXPECT_TRUE(store.withdraw(code).value);
    ASSERT_TRUE(store.erase(all[60].id).value);
    const std::string left = bytesBelow(folder.path());
    for (const std::string& gone : {std::string("SECRET-CODE"), coded.id, seal.hash, std::string("SECRET-60 "), std::string("CORRIGE-60"), std::string("BORNE-60"), all[60].id})
        EXPECT_EQ(left.find(gone), std::string::npos) << gone;
    EXPECT_NE(left.find("SECRET-61 "), std::string::npos);
    // Retention, then everything, with a landmark still in the queue.
    store.decide(all[1].id, {kApproved, {}, {}, {}, {}}, kNow);
    EXPECT_EQ(store.purge({false, kNow + 1}).value, 118);
    const std::string kept = bytesBelow(folder.path());
    EXPECT_EQ(kept.find("SECRET-2 "), std::string::npos);
    EXPECT_NE(kept.find("SECRET-1 "), std::string::npos);
    Issues issues;
    ASSERT_TRUE(intake.queue().append(all[5], issues));
    EXPECT_TRUE(intake.queue().erase().empty());
    EXPECT_EQ(store.purge({true, 0}).value, 1);
    const std::string nothing = bytesBelow(folder.path());
    for (const char* gone : {"SECRET", "CORRIGE", "BORNE"}) EXPECT_EQ(nothing.find(gone), std::string::npos) << gone;
    for (const VisitorLandmark& l : all) EXPECT_EQ(nothing.find(l.id), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "reperes.gpkg-journal"));
}

INSTANTIATE_TEST_SUITE_P(Both, Store, testing::Values(Kind::File, Kind::Database),
                         [](const auto& param) { return param.param == Kind::File ? "GeoPackage" : "PostgreSQL"; });

TEST(LostDatabase, QueuesSaysSoAndDrainsWhenItIsBack) {
    const test::TemporaryFolder folder;
    LandmarkIntake intake(LandmarkStore(server->newDatabase() + " password='mot de passe'"), LandmarkQueue(folder.path() / "attente"));
    EXPECT_TRUE(intake.prepare().empty());
    const auto a = pendingLandmark("Avant"), b = pendingLandmark("Pendant"), c = pendingLandmark("Après", 1999, kNow + 1);
    EXPECT_EQ(intake.add(a).kept, Intake::Kept);
    ASSERT_TRUE(server->stop());
    const IntakeAnswer answer = intake.add(b);
    EXPECT_EQ(answer.kept, Intake::Queued);
    EXPECT_EQ(rulesOf(answer.issues), "store-unreachable");
    EXPECT_EQ(toText(answer.issues.at(0)).find("mot de passe"), std::string::npos);
    EXPECT_FALSE(intake.drain().empty());
    ASSERT_TRUE(server->startAgain());
    EXPECT_TRUE(intake.drain().empty());
    EXPECT_EQ(intake.add(c).kept, Intake::Kept);
    EXPECT_EQ(intake.store().list().value->size(), 3u) << "what was acknowledged outlived the server";
}

/// Power goes while somebody writes, three times: what was acknowledged is there, once, and staff were told where it waited.
TEST(LostDatabase, InTheMiddleOfWritingLosesNothingThatWasAcknowledged) {
    const test::TemporaryFolder folder;
    LandmarkIntake intake(LandmarkStore(server->newDatabase()), LandmarkQueue(folder.path() / "attente"));
    EXPECT_TRUE(intake.prepare().empty());
    std::mutex mutex;
    std::condition_variable more;
    int kept = 0, queued = 0;
    bool end = false;
    std::vector<VisitorLandmark> acknowledged;
    std::string rules;
    std::thread visitors([&] {
        for (int i = 0;; ++i) {
            const VisitorLandmark l = pendingLandmark("Écrit " + std::to_string(i));
            const IntakeAnswer answer = intake.add(l);
            if (answer.kept == Intake::Queued) intake.drain();  // as the desk does, sooner
            const std::lock_guard lock(mutex);
            if (answer.kept != Intake::Lost) acknowledged.push_back(l);
            kept += answer.kept == Intake::Kept;
            queued += answer.kept == Intake::Queued;
            rules += rulesOf(answer.issues);
            more.notify_all();
            if (end) return;
        }
    });
    const auto until = [&](int& count, int wanted) {
        std::unique_lock lock(mutex);
        EXPECT_TRUE(more.wait_for(lock, std::chrono::seconds(60), [&] { return count >= wanted; }));
    };
    for (int cut = 1; cut <= 3; ++cut) {
        const auto before = [&] {
            const std::lock_guard lock(mutex);
            return std::pair(kept, queued);
        }();
        until(kept, before.first + 4);
        EXPECT_TRUE(server->stop());
        until(queued, before.second + 2);
        EXPECT_TRUE(server->startAgain());
    }
    {
        const std::lock_guard lock(mutex);
        end = true;
    }
    visitors.join();
    EXPECT_TRUE(intake.drain().empty());
    EXPECT_NE(rules.find("store-"), std::string::npos) << "staff were told";
    std::multiset<std::string> there;
    const auto all = intake.store().list();
    for (const VisitorLandmark& l : *all.value) there.insert(l.id);
    for (const VisitorLandmark& l : acknowledged) EXPECT_EQ(there.count(l.id), 1U) << l.text;
    EXPECT_EQ(there.size(), acknowledged.size()) << "every one was acknowledged in the end";
    EXPECT_TRUE(intake.queue().waiting().value->empty());
}

TEST(WrongFile, IsNamedAndLetBe) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "reperes.gpkg";
    test::writeBytes(file, "this is no GeoPackage");
    const LandmarkStore store(file.string());
    EXPECT_EQ(rulesOf(store.add(pendingLandmark("Un")).issues), "store-unreachable");
    EXPECT_FALSE(store.list().value);
    EXPECT_EQ(test::readBytes(file), "this is no GeoPackage");
}

}  // namespace
}  // namespace arobase
