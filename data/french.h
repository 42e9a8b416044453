#pragma once
// French as it is printed: typography, plurals, elision, numbers. Pure functions on UTF-8.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace arobase {

/// Display form of a French text: ’ for a straight apostrophe, U+202F before ; : ! ? % and inside « ». Letters are left
/// alone, and so is anything that is no running text (addresses, times). Applying it twice changes nothing more.
std::string typographicFr(std::string_view text);

/// "56 000" with U+202F between thousands; "−12" with a true minus.
std::string numberFr(long long value);

/// "4,1", at most `decimals` (0–6) of them, trailing zeros left out, thousands spaced.
std::string decimalFr(double value, int decimals);

/// "1 collectivité", "2 collectivités", "0 collectivité". `plural` empty: the noun with an s.
std::string countFr(long long count, std::string_view noun, std::string_view plural = {});

/// "1re", "2e", "19e".
std::string ordinalFr(int number, bool feminine);
/// "1st", "2nd", "11th", "23rd".
std::string ordinalEn(int number);

/// True when « de », « le », « la » lose their vowel before this word ("Aisne", "Île-de-France", "Hérault"; not
/// "Hauts-de-Seine").
bool elides(std::string_view word);

/// "de Lyon", "d’Agen", "du Havre" (for "Le Havre"), "des Mureaux" (for "Les Mureaux"), "de La Rochelle".
std::string deName(std::string_view name);

/// Name of a département with its article: "l’Aisne", "le Nord", "les Landes", "Paris". The name alone for an unknown code.
std::string departementWithArticle(std::string_view code, std::string_view name);
/// "de l’Aisne", "du Nord", "des Landes", "de Paris".
std::string deDepartement(std::string_view code, std::string_view name);

/// Key of the singular or the plural text: `key`.one or `key`.other. In French 0 and 1 are singular, in English 1 alone.
std::string pluralKey(std::string_view key, long long count, bool english);

/// Replaces every {name} of the pattern; a name without a value stays as it is.
std::string format(std::string_view pattern, std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace arobase
