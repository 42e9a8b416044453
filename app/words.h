#pragma once
// The interface's words in the visitor's language, for whoever says something: screens and the voice. Pure.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "app/content.h"
#include "app/state.h"

namespace arobase {

struct Words {
    const Content& content;
    const State& state;

    /// Text of the interface in the visitor's language, French typography applied in French.
    std::string tr(std::string_view key) const;
    /// Text with {name} placeholders replaced.
    std::string tr(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;
    /// `key`.one or `key`.other with {n} (and other values) replaced, following the language's plural.
    std::string count(std::string_view key, long long n) const;
    /// Text of the data: typography applied, never interpreted.
    std::string data(std::string_view text) const;
    std::string number(long long n) const;
};

/// The language that a tap on the language's button changes to: French, English, easy French where the exhibition has it, and round.
Language nextLanguage(const Content& content, const State& state);

namespace screens {
std::string levelToken(int level);
/// "42 collectivités connues sur 205", or what can be said when the declared count is missing.
std::string coverageLine(const Words& c, const Edition& edition);
/// "19e édition · 8 février 2018"; what is not known is left out.
std::string editionLine(const Words& c, const Edition& edition);
/// "248 millions", "93 %", "4h48 par jour".
std::string figureValue(const Words& c, const Figure& figure);
/// What is counted, joined to the value by its preposition: "d’internautes".
std::string figureLabel(const Words& c, const Figure& figure);
std::string dateText(const Words& c, const HistDate& date);
/// Name of a track: of the string table, else as the data has it.
std::string trackName(const Words& c, int track);
/// What a landmark's card says of it: in easy French its twin, where it has one.
std::string landmarkText(const Words& c, const FriseItem& item);
}  // namespace screens

}  // namespace arobase
