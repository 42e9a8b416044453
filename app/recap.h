#pragma once
// « Vous avez exploré » : what a visit has seen, by name, and as a text to take away.
#include <string>
#include <vector>

namespace arobase {

struct Content;
struct State;
struct Selection;

/// "Beauvais", "Création de Wikipédia (2001)", "Chiffres clés 2009".
std::string exploredName(const Content& content, const State& state, const Selection& what);

/// All of it as lines, for the QR code: at most `mostBytes` of UTF-8, cut between lines; the last says how many more there were.
std::string recapText(const Content& content, const State& state, std::size_t mostBytes);

}  // namespace arobase
