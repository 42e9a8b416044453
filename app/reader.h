#pragma once
// What is read aloud, and written in large letters: the frise and the palmarès as ordered lists, reached from a menu. Pure questions.
//
//   menu ─► frise: landmarks and key figures by date
//        ─► palmares: editions by year ─► an edition: its collectivités by name
//        ─► tones (the frise as sounds) · the language · help · close
//
// Every list but the menu begins with the way back. Lists are rings: after the last entry comes the first.
#include <string>
#include <string_view>
#include <vector>

#include "app/words.h"

namespace arobase {

struct ReaderEntry {
    std::string text;
    std::string opens;   ///< list that it leads to; empty: none
    std::string action;  ///< line that taking it carries out; empty: none. Neither: it is said again
    bool tones = false;  ///< taking it plays the frise as sounds
};

struct ReaderList {
    std::string title;
    std::string parent;  ///< list that one came from; empty: the menu itself
    std::vector<ReaderEntry> entries;
};

/// "menu", "frise", "palmares", "tones", "help" or the year of an edition; the menu for anything else. Never without an entry.
ReaderList readerList(const Words& words, std::string_view id);
/// The entry that is read now; `at` out of range counts as the last.
ReaderEntry readerEntry(const ReaderList& list, int at);
/// "3 sur 55".
std::string readerPosition(const Words& words, const ReaderList& list, int at);
/// What is to be said now.
std::string readerSays(const Words& words);
/// What the sounds of the frise mean: the words that go with them.
std::string tonesTranscript(const Words& words);

}  // namespace arobase
