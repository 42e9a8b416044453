// Editions: declared counts against their split, their own notes, their dates and what is known of them.
#include <algorithm>
#include <numeric>

#include "data/check_rules.h"
#include "data/french.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

/// "12 territoires", the terms of a sum written in a note.
struct Term {
    int value = 0;
    std::string noun;
};

struct WrittenSum {
    std::vector<Term> terms;
    int total = 0;
};

std::string withoutBrackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return out;
}

std::string wordAfter(std::string_view text, std::size_t at) {
    const std::vector<std::string_view> words = split(text.substr(at), " ");
    return words.empty() ? std::string() : foldedText(words.front(), ' ');
}

/// "12 territoires (287 communes) + 151 villes + 42 villages = 205": every term numbered and named, the total after the sign.
std::optional<WrittenSum> writtenSum(std::string_view clause) {
    const std::string plain = withoutBrackets(clause);
    const std::size_t equals = plain.find('=');
    if (equals == std::string::npos || plain.find('+') >= equals) return std::nullopt;
    const std::vector<NumberInText> totals = numbersIn(std::string_view(plain).substr(equals));
    WrittenSum sum;
    for (const std::string_view part : split(std::string_view(plain).substr(0, equals), "+")) {
        const std::vector<NumberInText> numbers = numbersIn(part);
        if (numbers.size() != 1) return std::nullopt;
        sum.terms.push_back({numbers[0].value, wordAfter(part, numbers[0].end)});
    }
    // "… + 42 villages = 205" only: a total followed by another sum is a remark on several editions.
    if (totals.size() != 1 || sum.terms.size() < 2) return std::nullopt;
    sum.total = totals[0].value;
    return sum;
}

std::string sumText(const std::vector<Term>& terms) {
    std::string text;
    for (const Term& term : terms)
        text += (text.empty() ? "" : " + ") + std::to_string(term.value) + (term.noun.empty() ? "" : " " + term.noun);
    return text;
}

int valueOf(const std::vector<Term>& terms) {
    return std::accumulate(terms.begin(), terms.end(), 0, [](int sum, const Term& term) { return sum + term.value; });
}

class EditionCheck {
public:
    EditionCheck(const Exhibition& exhibition, const Edition& edition, Issues& issues)
        : m_exhibition(exhibition), m_edition(edition), m_issues(issues) {}

    void run() {
        checkSplit();
        checkWrittenSum();
        checkSubtotal();
        checkDate();
        checkWording();
        if (m_exhibition.awards.empty()) return;  // a missing palmarès has said so itself
        checkKnown();
        tellCoverage();
    }

private:
    void add(Severity severity, const char* rule, const char* column, const std::string& message) {
        m_issues.push_back({severity, rule, m_exhibition.files.editions, m_edition.row, column,
                            typographicFr("édition " + std::to_string(m_edition.year) + " : " + message)});
    }

    bool noteHas(std::string_view words) const { return m_edition.note.find(words) != std::string::npos; }
    std::optional<int> declared(int level) const { return m_edition.declaredByLevel[static_cast<std::size_t>(level)]; }

    void checkSplit() {
        if (!m_edition.declaredCount) return;
        int levels = 0;
        bool whole = true;
        for (int level = 1; level <= kLevels; ++level) {
            levels += declared(level).value_or(0);
            whole = whole && declared(level).has_value();
        }
        const int count = *m_edition.declaredCount;
        // Mentions without arobase count as labelled in some years' totals and not in others'.
        const int most = levels + declared(0).value_or(0);
        const bool sound = whole ? count == levels || count == most : levels <= count;
        if (sound) return;
        add(Severity::Error, "edition-split-sum", "note",
            "le détail par niveau fait " + std::to_string(levels) +
                (most > levels ? " (" + std::to_string(most) + " avec les mentions)" : "") + " et le total déclaré est " +
                std::to_string(count) + ".");
    }

    void checkWrittenSum() {
        for (const std::string_view clause : split(m_edition.note, ";")) {
            const std::optional<WrittenSum> sum = writtenSum(clause);
            if (!sum) continue;
            if (valueOf(sum->terms) != sum->total) {
                add(Severity::Error, "edition-sum-wrong", "note",
                    sumText(sum->terms) + " font " + std::to_string(valueOf(sum->terms)) + ", et non " +
                        std::to_string(sum->total) + ".");
            }
            if (m_edition.declaredCount && *m_edition.declaredCount != sum->total) {
                add(Severity::Error, "edition-total-contradiction", "count",
                    "le total déclaré est " + std::to_string(*m_edition.declaredCount) + " et la note dit " +
                        std::to_string(sum->total) + ".");
            }
            checkOtherCounts(*sum, clause);
        }
    }

    /// Another clause that counts the same noun otherwise ("les seeds disent 131 villes") contradicts the sum.
    void checkOtherCounts(const WrittenSum& sum, std::string_view sumClause) {
        for (const std::string_view clause : split(m_edition.note, ";")) {
            if (clause.data() == sumClause.data()) continue;
            for (const NumberInText& number : numbersIn(clause)) {
                for (std::size_t i = 0; i < sum.terms.size(); ++i) {
                    if (wordAfter(clause, number.end) == sum.terms[i].noun) compareTerm(sum, i, number.value);
                }
            }
        }
    }

    void compareTerm(const WrittenSum& sum, std::size_t index, int other) {
        const Term& term = sum.terms[index];
        if (other == term.value) return;
        std::vector<Term> terms = sum.terms;
        terms[index].value = other;
        add(Severity::Error, "edition-total-contradiction", "note",
            std::to_string(other) + " " + term.noun + " contredit le total de " + std::to_string(sum.total) + " : " +
                sumText(terms) + " = " + std::to_string(valueOf(terms)) + " ; avec " + std::to_string(term.value) + " " +
                term.noun + ", on trouve " + std::to_string(valueOf(sum.terms)) + ".");
    }

    /// "56 en 4@-5@" against the split of the same note.
    void checkSubtotal() {
        if (!declared(4) || !declared(5)) return;
        const int split45 = *declared(4) + *declared(5);
        for (const NumberInText& number : numbersIn(m_edition.note)) {
            const bool subtotal = std::string_view(m_edition.note).substr(number.end).starts_with(" en 4@-5@");
            if (!subtotal || number.value == split45) continue;
            add(Severity::Warning, "edition-subtotal", "note",
                "une source compte " + std::to_string(number.value) + " collectivités à 4@ et 5@, le détail en donne " +
                    std::to_string(split45) + ".");
        }
    }

    /// A ceremony is in its year, or in the two months before it ("palmarès 2010" was given in December 2009).
    void checkDate() {
        const HistDate& date = m_edition.date;
        if (date.year == 0 || date.year == m_edition.year) return;
        const bool eve = date.year == m_edition.year - 1 && (date.month == 0 || date.month >= 11);
        add(eve ? Severity::Warning : Severity::Error, "edition-date-year", "date",
            "la cérémonie est datée de " + std::to_string(date.year) + (eve ? ", juste avant son millésime." : "."));
    }

    void checkWording() {
        const std::string note = foldedText(m_edition.note, ' ');
        const bool entrants = note.find("inscrit") != std::string::npos || note.find("particip") != std::string::npos;
        if (m_edition.declaredCount && entrants && note.find("labellise") == std::string::npos) {
            add(Severity::Warning, "edition-count-entrants", "count",
                "le total de " + std::to_string(*m_edition.declaredCount) +
                    " compte des inscrites ou des participantes, pas des labellisées.");
        }
        if (noteHas("date :") && noteHas(" ou "))
            add(Severity::Warning, "edition-date-disputed", "date", "les sources donnent deux dates.");
        if (noteHas("déduit")) add(Severity::Info, "edition-number-deduced", "edition", "numéro déduit par continuité.");
        if (m_edition.source.empty()) add(Severity::Warning, "edition-source-missing", "source", "aucune source.");
    }

    int known() const {
        const auto counts = m_exhibition.knownByLevel(m_edition.year);
        return std::accumulate(counts.begin(), counts.end(), 0);
    }

    void checkKnown() {
        const auto counts = m_exhibition.knownByLevel(m_edition.year);
        if (m_edition.declaredCount && known() > *m_edition.declaredCount) {
            add(Severity::Error, "edition-count-exceeded", "count",
                std::to_string(known()) + " collectivités connues, plus que les " + std::to_string(*m_edition.declaredCount) +
                    " déclarées.");
        }
        for (int level = 1; level <= kLevels; ++level) {
            const int here = counts[static_cast<std::size_t>(level)];
            if (!declared(level) || here <= *declared(level)) continue;
            add(Severity::Error, "edition-level-exceeded", "note",
                countFr(here, "collectivité") + " à " + std::to_string(level) + "@, plus que les " +
                    std::to_string(*declared(level)) + " déclarées.");
        }
    }

    void tellCoverage() {
        const int count = known();
        const int unknownLevel = m_exhibition.knownByLevel(m_edition.year)[0];
        const std::string total =
            m_edition.declaredCount ? " sur " + std::to_string(*m_edition.declaredCount) : ", total non déclaré";
        if (m_edition.declaredCount && count >= *m_edition.declaredCount) return;
        std::string text = count == 0 ? "aucune collectivité connue" + total
                                      : countFr(count, "collectivité connue", "collectivités connues") + total;
        if (unknownLevel > 0) text += ", dont " + std::to_string(unknownLevel) + " de niveau non connu";
        add(Severity::Info, "edition-coverage", "count", text + ".");
    }

    const Exhibition& m_exhibition;
    const Edition& m_edition;
    Issues& m_issues;
};

/// Numbers grow with the years; a hole in both is an edition that nobody described.
void checkNumbers(const Exhibition& exhibition, Issues& issues) {
    const Edition* previous = nullptr;
    for (const Edition& edition : exhibition.editions) {
        if (edition.number == 0) continue;
        if (previous != nullptr && edition.number <= previous->number) {
            issues.push_back({Severity::Error, "edition-number-order", exhibition.files.editions, edition.row, "edition",
                              typographicFr("l’édition " + std::to_string(edition.year) + " porte le n° " +
                                            std::to_string(edition.number) + " et celle de " + std::to_string(previous->year) +
                                            " le n° " + std::to_string(previous->number) + ".")});
        } else if (previous != nullptr && edition.number > previous->number + 1) {
            const int missing = edition.number - previous->number - 1;
            issues.push_back({Severity::Info, "edition-missing", exhibition.files.editions, edition.row, "edition",
                              typographicFr(countFr(missing, "édition manque", "éditions manquent") + " entre " +
                                            std::to_string(previous->year) + " et " + std::to_string(edition.year) + ".")});
        }
        previous = &edition;
    }
}

}  // namespace

void checkEditions(const Exhibition& exhibition, Issues& issues) {
    for (const Edition& edition : exhibition.editions) EditionCheck(exhibition, edition, issues).run();
    checkNumbers(exhibition, issues);
}

}  // namespace arobase
