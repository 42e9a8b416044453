// A booth without staff, in its pure parts: when to start again (C2), the journal (C8), the hours (C10), the counts (C11), the settings and the
// register (N5).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "app/unattended/booth_config.h"
#include "app/unattended/day_schedule.h"
#include "app/unattended/guard.h"
#include "app/staff.h"
#include "app/unattended/journal.h"
#include "app/unattended/lock_file.h"
#include "app/unattended/process_age.h"
#include "app/unattended/usage.h"
#include "app/platform/poster_window.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

std::string text(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

fs::path freshFolder(const char* name) {
    const fs::path folder = fs::temp_directory_path() / ("arobase-test-" + std::to_string(getpid())) / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

TEST(C2Guard, AHangIsFoundWithinTenSecondsOfTheLastPicture) {
    Guard guard;
    guard.started(100);
    EXPECT_FALSE(guard.late(159));
    EXPECT_TRUE(guard.late(160));
    guard.ready(120);
    EXPECT_FALSE(guard.late(129.9));
    EXPECT_TRUE(guard.late(130));
    guard.beat(129);
    EXPECT_FALSE(guard.late(138.9));
}

TEST(C2Guard, TheFirstEndComesBackToTheViewTheSecondDoesNotTheThirdIsThePoster) {
    Guard guard;
    EXPECT_EQ(guard.ended(0, false), NextRun::SameView);
    EXPECT_EQ(guard.ended(100, false), NextRun::Fresh);
    EXPECT_EQ(guard.ended(299.9, false), NextRun::Poster);
    EXPECT_TRUE(guard.poster());
}

TEST(C2Guard, EndsFarApartNeverAddUp) {
    Guard guard;
    for (int i = 0; i < 100; ++i) EXPECT_NE(guard.ended(i * 151.0, false), NextRun::Poster) << i;
    Guard dense;
    int posters = 0;
    for (int i = 0; i < 3; ++i) posters += dense.ended(i * 149.0, false) == NextRun::Poster;
    EXPECT_EQ(posters, 1);
}

TEST(C2Guard, AStartThatStaffAskedForIsNoCrash) {
    Guard guard;
    for (int i = 0; i < 10; ++i) EXPECT_EQ(guard.ended(i, true), NextRun::Fresh);
    EXPECT_EQ(guard.crashes(), 0);
}

TEST(C2Guard, ThePosterMakesRoomAfterTenMinutesAndComesBackAtTheFirstCrash) {
    Guard guard;
    for (int i = 0; i < 3; ++i) guard.ended(i, false);
    guard.posterOver(601);
    EXPECT_TRUE(guard.poster());
    EXPECT_EQ(guard.ended(300, false), NextRun::Poster) << "the poster itself ended: it is shown again";
    guard.posterOver(602);
    EXPECT_FALSE(guard.poster());
    EXPECT_EQ(guard.ended(700, false), NextRun::Poster);
    guard.posterOver(1300);
    guard.beat(1601);  // five minutes without an end
    EXPECT_EQ(guard.ended(1602, false), NextRun::SameView);
}

/// Never more than three starts in five minutes, whatever happens: the house's promise, over random lives.
TEST(C2Guard, NoFiveMinutesSeeMoreThanThreeCrashes) {
    std::mt19937 random(7);
    for (int run = 0; run < 200; ++run) {
        Guard guard;
        std::vector<double> crashes;
        for (double now = 0; now < 5000;) {
            now += std::uniform_real_distribution<>(0.5, 200)(random);
            if (guard.poster()) {
                guard.posterOver(now);
                continue;
            }
            guard.ended(now, false);
            crashes.push_back(now);
            for (std::size_t i = 3; i < crashes.size(); ++i) ASSERT_GT(crashes[i] - crashes[i - 3], 300) << run;
        }
    }
}

TEST(C8Journal, HoldsWordsNumbersAndPlainNamesOnly) {
    Journal journal(freshFolder("words"));
    EXPECT_TRUE(journal.writeAt(0, JournalWord::Start, {{"lives", 1}}));
    EXPECT_TRUE(journal.writeAt(1, JournalWord::Trouble, {}, "Mme Dupont, 06 12 34"));
    EXPECT_EQ(text(journal.file()), "1970-01-01T00:00:00Z start lives=1\n1970-01-01T00:00:01Z trouble ?me??upont??06?12?34\n");
}

TEST(C8Journal, AWholeDayOfLinesStaysUnderTheCap) {
    const fs::path folder = freshFolder("day");
    Journal journal(folder);
    std::uintmax_t most = 0;
    // A line every tenth of a second: a booth that never rests.
    for (int i = 0; i < 864'000; i += 1) {
        ASSERT_TRUE(journal.writeAt(i / 10, JournalWord::Crash, {{"code", 139}, {"signal", 11}, {"count", 3}}));
        if (i % 10'000 != 0) continue;
        std::uintmax_t bytes = 0;
        for (const auto& file : fs::directory_iterator(folder)) bytes += file.file_size();
        most = std::max(most, bytes);
    }
    EXPECT_LE(most, Journal::kMostBytes);
    EXPECT_GT(most, Journal::kMostBytes / 3) << "it turned over";
    EXPECT_TRUE(fs::exists(journal.older()));
    EXPECT_TRUE(text(journal.file()).ends_with("T23:59:59Z crash code=139 signal=11 count=3\n"));
}

TEST(C8Journal, AFullDiskIsToldLaterInOneLine) {
    const fs::path folder = freshFolder("full") / "gone";
    std::ofstream(folder.string()) << "a file where the folder should be";
    Journal journal(folder);
    EXPECT_FALSE(journal.writeAt(1, JournalWord::Hang));
    EXPECT_FALSE(journal.writeAt(2, JournalWord::Hang));
    fs::remove(folder);
    EXPECT_TRUE(journal.writeAt(3, JournalWord::Ready));
    EXPECT_EQ(text(journal.file()), "1970-01-01T00:00:03Z lost count=2\n1970-01-01T00:00:03Z ready\n");
}

State stateOf(ScreenId screen, SelectionKind kind = SelectionKind::None) {
    State state;
    state.screen = screen;
    state.selection.kind = kind;
    return state;
}

TEST(C11Counts, HaveTheseColumnsAndNoOthers) {
    Usage usage;
    State state = stateOf(ScreenId::Explore);
    state.search.open = true;
    state.search.query = "Madame Dupont";
    state.add.draft.text = "chez ma grand-mère";
    usage.observe("2026-11-29", state, 12.4, 3);
    usage.observe("2026-11-29", stateOf(ScreenId::Attract), 5, 0);
    const std::string csv = usage.csv();
    EXPECT_EQ(csv, "jour,vue,ouvertures,secondes,touches\n2026-11-29,attente,1,5,0\n2026-11-29,recherche,1,12,3\n");
    EXPECT_EQ(csv.find("Dupont"), std::string::npos);
}

TEST(C11Counts, AddUpOverRestartsAndForgetOldDays) {
    Usage usage;
    usage.read("jour,vue,ouvertures,secondes,touches\n2025-01-01,carte,1,1,1\n2026-11-28,carte,2,30,7\nsomething else\n2026-13-01,carte,1,1,1\n2026-11-28,inconnue,1,1,1\n2026-11-28,carte,-1,1,1\n");
    usage.observe("2026-11-29", stateOf(ScreenId::Explore, SelectionKind::Landmark), 2, 1);
    EXPECT_EQ(usage.csv(400), "jour,vue,ouvertures,secondes,touches\n2026-11-28,carte,2,30,7\n2026-11-29,repere,1,2,1\n");
    Usage again;
    again.read(usage.csv());
    EXPECT_EQ(again.csv(), usage.csv());
    EXPECT_EQ(usage.touches(), 9);
}

TEST(C11Counts, AViewIsOpenedOnceHoweverLongItIsLookedAt) {
    Usage usage;
    for (int i = 0; i < 1000; ++i) usage.observe("2026-11-29", stateOf(ScreenId::Explore), 0.016, 0);
    EXPECT_EQ(usage.csv(), "jour,vue,ouvertures,secondes,touches\n2026-11-29,carte,1,16,0\n");
}

DaySchedule openHours() {
    return parseBoothConfig("[[horaire]]\njours = \"lun-ven\"\nheure = \"09:00\"\nmode = \"interactif\"\n"
                            "[[horaire]]\njours = \"lun-ven\"\nheure = \"12:30\"\nmode = \"attente\"\n"
                            "[[horaire]]\njours = \"lun-ven\"\nheure = \"14:00\"\nmode = \"interactif\"\n"
                            "[[horaire]]\njours = \"lun-ven\"\nheure = \"18:00\"\nmode = \"veille\"\n"
                            "[[horaire]]\njours = \"jeu\"\nheure = \"18:00\"\nmode = \"scene\"\n"
                            "[[horaire]]\njours = \"jeu\"\nheure = \"20:00\"\nmode = \"veille\"\n",
                            "borne.toml")
        .value->schedule;
}

TEST(C10Schedule, AWeekHasExactlyTheseTransitions) {
    const DaySchedule schedule = openHours();
    std::ostringstream seen;
    BoothMode before = schedule.modeAt(6, 86399);
    seen << boothModeName(before);
    for (int weekday = 0; weekday < 7; ++weekday)
        for (int second = 0; second < 86400; ++second) {
            const BoothMode mode = schedule.modeAt(weekday, second);
            if (mode != before) seen << " | " << weekday << " " << second << " " << boothModeName(mode);
            before = mode;
        }
    std::ostringstream wanted;
    wanted << "sleep";
    for (int weekday = 0; weekday < 5; ++weekday) {
        wanted << " | " << weekday << " 32400 interactive | " << weekday << " 45000 attract | " << weekday << " 50400 interactive | " << weekday << (weekday == 3 ? " 64800 stage" : " 64800 sleep");
        if (weekday == 3) wanted << " | 3 72000 sleep";
    }
    EXPECT_EQ(seen.str(), wanted.str());
}

TEST(C10Schedule, AClockThatJumpsFindsTheModeAtOnce) {
    const DaySchedule schedule = openHours();
    std::mt19937 random(3);
    std::vector<BoothMode> inOrder;
    for (int i = 0; i < 7 * 1440; ++i) inOrder.push_back(schedule.modeAt(i / 1440, i % 1440 * 60));
    for (int i = 0; i < 5000; ++i) {
        const int at = std::uniform_int_distribution<>(0, 7 * 1440 - 1)(random);
        ASSERT_EQ(schedule.modeAt(at / 1440, at % 1440 * 60 + 59), inOrder[static_cast<std::size_t>(at)]);
    }
}

TEST(C10Schedule, WithoutLinesTheBoothIsOpen) { EXPECT_EQ(DaySchedule().modeAt(2, 3600), BoothMode::Interactive); }

TEST(C10Schedule, WordsThatAreNoneAreRefused) {
    for (const char* bad : {"", "lundi", "lun-", "-ven", "lun,,mar", "tous,lun"}) EXPECT_FALSE(scheduleDays(bad)) << bad;
    for (const char* bad : {"", "9:00", "24:00", "12:60", "12h30", "12:3x", "-1:00"}) EXPECT_FALSE(scheduleMinute(bad)) << bad;
    EXPECT_EQ(scheduleDays("sam-lun"), 0x61U);
    EXPECT_EQ(scheduleDays("lun,mer-jeu"), 0x0DU);
    EXPECT_EQ(scheduleMinute("23:59"), 1439);
}

TEST(BoothConfig, WhatIsWrongIsSaidByLineAndLeftOut) {
    const auto config = parseBoothConfig("nom = 3\ncode = \"4711\"\ncle = \"xyz\"\nclavier = \"oui\"\nencore = 1\n[etat]\nport = 80\n[conservation]\nreperes_jours = 0\n[[horaire]]\nheure = \"25:00\"\nmode = \"fete\"\n", "b.toml");
    ASSERT_TRUE(config.value);
    EXPECT_TRUE(config.value->pinHash.empty()) << "a PIN in clear opens nothing";
    EXPECT_TRUE(config.value->keyHash.empty());
    EXPECT_FALSE(config.value->keyboard);
    EXPECT_EQ(config.value->statusPort, 0);
    EXPECT_EQ(config.value->keepLandmarksDays, 90);
    EXPECT_TRUE(config.value->schedule.empty());
    EXPECT_EQ(config.issues.size(), 9U);
    for (const Issue& issue : config.issues) EXPECT_GT(issue.row, 0) << toText(issue);
    for (const Issue& issue : config.issues) EXPECT_EQ(issue.message.find("4711"), std::string::npos);
}

TEST(BoothConfig, BrokenFilesGiveTheDefaults) {
    for (const char* broken : {"", "[", "nom = ", "\xff\xfe", "horaire = 3", "paquets = [1, \"ab\"]", "[[etat]]\n"}) {
        const auto config = parseBoothConfig(broken, "b.toml");
        ASSERT_TRUE(config.value) << broken;
        EXPECT_TRUE(config.value->packKeys.empty());
    }
    EXPECT_FALSE(readBoothConfig("/nowhere/borne.toml").issues.empty());
}

TEST(N5Register, SaysWhatTheSettingsSay) {
    auto config = *parseBoothConfig("nom = \"Stand 12\"\n[registre]\nresponsable = \"Villes Internet\"\ncontact = \"dpo@example.org\"\n[conservation]\nreperes_jours = 45\ncomptage_jours = 30\njournal_mo = 2\n[etat]\nport = 8042\n", "b.toml").value;
    const std::string words = registerText(config);
    for (const char* part : {"Stand 12", "Villes Internet", "dpo@example.org", "par la borne elle-même", "45 jours", "30 jours", "2 Mio", "port 8042", "45 days", "six mots"})
        EXPECT_NE(words.find(part), std::string::npos) << part;
    config.keepLandmarksDays = 7;
    config.statusPort = 0;
    const std::string other = registerText(config);
    EXPECT_EQ(other.find("45"), std::string::npos);
    EXPECT_EQ(other.find("8042"), std::string::npos);
}

TEST(C6Lock, OutlivesTheProgram) {
    const fs::path folder = freshFolder("lock");
    EXPECT_EQ(LockFile(folder).read(), PinLock()) << "nothing was refused yet";
    EXPECT_TRUE(LockFile(folder).write({5, 1'796'032'560, 60}));
    const PinLock lock = LockFile(folder).read();
    EXPECT_EQ(lock.wrong, 5);
    EXPECT_DOUBLE_EQ(lock.secondsLeft(1'796'032'500), 60);
    EXPECT_DOUBLE_EQ(lock.secondsLeft(1'796'032'550), 10);
    EXPECT_DOUBLE_EQ(lock.secondsLeft(1'796'032'560), 0);
    EXPECT_DOUBLE_EQ(lock.secondsLeft(0), 60) << "a clock that was put back makes it no longer than it was";
    EXPECT_TRUE(LockFile(folder).write({}));
    EXPECT_TRUE(fs::is_empty(folder)) << "after the right PIN nothing is kept";
}

TEST(C6Lock, AFileThatIsDamagedIsALock) {
    for (const char* damaged : {"", "x", "5", "-1 0 0", "5 0", "5 1 2 3", "99999999999999999999 1 1", "5 1 100000", "5 -3 60"}) {
        const fs::path folder = freshFolder("lock");
        std::ofstream(folder / "essais.txt") << damaged;
        const PinLock lock = LockFile(folder).read();
        EXPECT_EQ(lock.wrong, kWrongPins) << damaged;
        EXPECT_DOUBLE_EQ(lock.secondsLeft(1'796'032'500), kPinLockS) << damaged;
    }
}

TEST(C6Lock, WithoutAFolderNothingIsKept) {
    LockFile nowhere{fs::path()};
    EXPECT_TRUE(nowhere.write({3, 0, 0}));
    EXPECT_EQ(nowhere.read(), PinLock());
    EXPECT_FALSE(LockFile("/nowhere/at/all").write({3, 0, 0}));
}

TEST(C1Boot, TheStartOfAProcessIsTheTwentySecondField) {
    EXPECT_EQ(startTicks("12 (a b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4242 99\n"), 4242U) << "a name may hold blanks and parentheses";
    for (const char* none : {"", "12 a S 1", "12 (a) S 1 2 3", "12 (a) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 x"}) EXPECT_FALSE(startTicks(none)) << none;
    const auto age = processAgeS(getpid());
    ASSERT_TRUE(age);
    EXPECT_GE(*age, 0);
    EXPECT_LT(*age, 3600);
    EXPECT_FALSE(processAgeS(-1));
}

TEST(C2Poster, ThePictureIsWholeAndInTheMiddle) {
    const std::vector<std::uint8_t> picture{10, 20, 30, 255, 200, 100, 50, 255};  // two points beside each other
    const auto wide = fitted(picture, 2, 1, 8, 8);
    const auto at = [&](int x, int y) { return wide[static_cast<std::size_t>(y * 8 + x) * 4]; };
    EXPECT_EQ(at(0, 0), 10);  // the bars have the corner's colour
    EXPECT_EQ(at(1, 4), 10);
    EXPECT_EQ(at(6, 4), 200);
    EXPECT_EQ(at(6, 0), 10);
    EXPECT_EQ(fitted({}, 0, 0, 3, 2).size(), 24U);
    EXPECT_EQ(fitted(picture, 5, 5, 3, 2).size(), 24U) << "a picture that is not of its size is none";
}

}  // namespace
}  // namespace arobase
