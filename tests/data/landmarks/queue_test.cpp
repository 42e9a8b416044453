// The local queue and the intake in front of the store.
#include "data/landmarks/landmark_intake.h"
#include "data/landmarks/landmark_queue.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

using test::pendingLandmark;
using test::rulesOf;

TEST(LandmarkQueue, WhateverTheBytesSoundLinesAreFound) {
    const VisitorLandmark a = pendingLandmark("Un"), b = pendingLandmark("Deux");
    const std::string bytes = "no json\n{}\n" + queueLine(a) + "\n" + queueLine(b) + queueLine(a) + queueLine(b).substr(0, 40);
    const QueueContent content = queueContent(bytes);
    EXPECT_EQ(content.landmarks, (std::vector{a, b}));
    EXPECT_EQ(content.broken, (std::vector<std::string>{"no json", "{}"}));
    EXPECT_TRUE(content.torn);
}

TEST(LandmarkQueue, OneBitLessIsABrokenLine) {
    const std::string line = queueLine(pendingLandmark("Le premier cybercafé"));
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        std::string damaged = line;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        if (damaged[i] == '\n') continue;
        const QueueContent content = queueContent(damaged);
        EXPECT_TRUE(content.landmarks.empty()) << i << ' ' << damaged;
        EXPECT_EQ(content.broken.size(), 1u);
    }
}

TEST(LandmarkQueue, EveryCutLeavesWholeLines) {
    const VisitorLandmark a = pendingLandmark("Un"), b = pendingLandmark("Deux");
    const std::string bytes = queueLine(a) + queueLine(b);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const QueueContent content = queueContent(std::string_view(bytes).substr(0, cut));
        const std::size_t whole = (cut >= queueLine(a).size() ? 1U : 0U) + (cut == bytes.size() ? 1U : 0U);
        EXPECT_EQ(content.landmarks.size(), whole);
        EXPECT_TRUE(content.broken.empty());
    }
}

TEST(LandmarkQueue, GoesOnAfterATornLine) {
    const test::TemporaryFolder folder;
    const LandmarkQueue queue(folder.path() / "dossier" / "attente");
    Issues issues;
    const VisitorLandmark a = pendingLandmark("Un"), b = pendingLandmark("Deux");
    ASSERT_TRUE(queue.append(a, issues)) << rulesOf(issues);
    test::writeBytes(queue.file(), test::readBytes(queue.file()) + queueLine(b).substr(0, 30));
    ASSERT_TRUE(queue.append(b, issues));
    EXPECT_EQ(queue.waiting().value, (std::vector{a, b}));
}

TEST(LandmarkQueue, DrainKeepsEverythingUntilAllIsTaken) {
    const test::TemporaryFolder folder;
    const LandmarkQueue queue(folder.path() / "attente");
    Issues issues;
    EXPECT_EQ(queue.drain([](const auto&) { return true; }).value, 0);
    for (const char* text : {"Un", "Deux", "Trois"}) ASSERT_TRUE(queue.append(pendingLandmark(text), issues));
    test::writeBytes(queue.file(), "abîmé\n" + test::readBytes(queue.file()));
    int room = 2;
    EXPECT_EQ(queue.drain([&](const auto&) { return room-- > 0; }).value, 2);
    EXPECT_EQ(queue.waiting().value->size(), 3u);
    const auto drained = queue.drain([](const auto&) { return true; });
    EXPECT_EQ(drained.value, 3);
    EXPECT_EQ(rulesOf(drained.issues), "queue-broken");
    EXPECT_TRUE(queue.waiting().value->empty());
    EXPECT_EQ(test::readBytes(folder.path() / "attente.illisible"), "abîmé\n");
    EXPECT_TRUE(queue.erase().empty());
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "attente.illisible"));
}

TEST(LandmarkIntake, AStoreThatCannotBeOpenedQueuesAndDrainsOnceOnly) {
    const test::TemporaryFolder folder;
    const std::filesystem::path place = folder.path() / "reperes.gpkg";
    std::filesystem::create_directory(place);  // in the way
    LandmarkIntake intake(LandmarkStore(place.string()), LandmarkQueue(folder.path() / "attente"));
    EXPECT_TRUE(intake.prepare().empty());
    const VisitorLandmark a = pendingLandmark("Un"), b = pendingLandmark("Deux");
    const IntakeAnswer first = intake.add(a);
    EXPECT_EQ(first.kept, Intake::Queued);
    EXPECT_EQ(rulesOf(first.issues), "store-unreachable");
    EXPECT_EQ(intake.add(b).kept, Intake::Queued);
    EXPECT_FALSE(intake.drain().empty());
    std::filesystem::remove(place);
    const std::string waiting = test::readBytes(intake.queue().file());
    EXPECT_TRUE(intake.drain().empty());
    EXPECT_EQ(intake.store().list().value, (std::vector{a, b}));
    // Killed before it was emptied: the same lines once more.
    test::writeBytes(intake.queue().file(), waiting);
    EXPECT_TRUE(intake.drain().empty());
    EXPECT_EQ(intake.store().list().value->size(), 2u);
    EXPECT_EQ(intake.add(pendingLandmark("Trois")).kept, Intake::Kept);
}

TEST(LandmarkIntake, NeitherStoreNorQueueIsSaid) {
    const test::TemporaryFolder folder;
    test::writeBytes(folder.path() / "file", "x");
    LandmarkIntake intake(LandmarkStore((folder.path() / "file/reperes.gpkg").string()), LandmarkQueue(folder.path() / "file/attente"));
    EXPECT_FALSE(intake.prepare().empty());
    const IntakeAnswer answer = intake.add(pendingLandmark("Un"));
    EXPECT_EQ(answer.kept, Intake::Lost);
    EXPECT_EQ(rulesOf(answer.issues), "store-unreachable queue-unwritable");
}

TEST(LandmarkIntake, EachStoreHasAQueueOfItsOwn) {
    EXPECT_EQ(queueFileOf(LandmarkStore("/x/reperes.gpkg"), "/y"), "/x/reperes.gpkg.attente");
    const auto one = queueFileOf(LandmarkStore("PG:dbname=a"), "/y"), two = queueFileOf(LandmarkStore("PG:dbname=b"), "/y");
    EXPECT_EQ(one.parent_path(), "/y");
    EXPECT_NE(one, two);
}

}  // namespace
}  // namespace arobase
