// Collectivités: codes, names, départements and positions, alone and against the official list.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "data/check_rules.h"
#include "data/french.h"
#include "data/territory.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

bool allDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool wellFormed(const Collectivite& collectivite) {
    const std::string_view code = collectivite.code;
    switch (collectivite.kind) {
        case CollectiviteKind::Epci:
            return code.size() == 9 && allDigits(code);
        case CollectiviteKind::Departement:
            return code == "2A" || code == "2B" || (allDigits(code) && (code.size() == 2 || code.size() == 3));
        case CollectiviteKind::Commune:
            return code.size() == 5 &&
                   (allDigits(code) || ((code.starts_with("2A") || code.starts_with("2B")) && allDigits(code.substr(2))));
    }
    return false;
}

PlaceKind placeKind(CollectiviteKind kind) {
    if (kind == CollectiviteKind::Epci) return PlaceKind::Epci;
    return kind == CollectiviteKind::Departement ? PlaceKind::Departement : PlaceKind::Commune;
}

/// Names are the same when they differ only by case, accents, "St"/"Saint" or the words that say what an EPCI is.
std::string comparable(std::string_view name) {
    const std::string folded = foldedText(name, ' ');  // the words below are views of it
    std::string out;
    for (const std::string_view word : split(folded, " ")) {
        constexpr std::string_view kFiller[] = {
            "cc", "ca",  "cu", "communaute", "communes", "agglomeration", "urbaine", "metropole", "de", "du", "des", "la",
            "le", "les", "l",  "d",          "et",       "eurometropole", "grand"};
        if (std::find(std::begin(kFiller), std::end(kFiller), word) != std::end(kFiller)) continue;
        out += word == "st" ? std::string_view("saint") : word == "ste" ? std::string_view("sainte") : word;
        out += ' ';
    }
    return out;
}

double distanceKm(LonLat a, LonLat b) {
    constexpr double kEarthRadiusKm = 6371;
    constexpr double kRadians = std::numbers::pi / 180;
    const double sinLat = std::sin((b.lat - a.lat) * kRadians / 2);
    const double sinLon = std::sin((b.lon - a.lon) * kRadians / 2);
    const double h = sinLat * sinLat + std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * sinLon * sinLon;
    return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

class CollectiviteCheck {
public:
    CollectiviteCheck(const Exhibition& exhibition, const Collectivite& collectivite, Issues& issues)
        : m_exhibition(exhibition), m_collectivite(collectivite), m_issues(issues) {}

    void run(const Gazetteer& gazetteer, const FormerCommunes& formerCommunes) {
        if (!wellFormed(m_collectivite)) {
            add(Severity::Error, "code-format", "code",
                "« " + m_collectivite.code + " » n’a pas la forme d’un code de cette sorte.");
            return;
        }
        checkOwnDepartement();
        checkTerritory();
        const Place* place = gazetteer ? gazetteer(placeKind(m_collectivite.kind), m_collectivite.code) : nullptr;
        const bool commune = m_collectivite.kind == CollectiviteKind::Commune;
        const auto former = commune && formerCommunes ? formerCommunes(m_collectivite.code, year(), m_collectivite.name) : std::nullopt;
        // A code of another year is sound where an event says what became of it.
        if (gazetteer && place == nullptr && !former) {
            add(Severity::Error, "code-unknown", "code",
                "le code « " + m_collectivite.code +
                    (commune && formerCommunes ? " » n’est celui d’aucune commune, ni aujourd’hui ni depuis 1943 (faute de frappe ?)."
                                               : " » n’est pas dans la liste officielle actuelle (fusion, ancien code ou faute de frappe ?)."));
        }
        if (place != nullptr) comparePlace(*place, former ? former->name : std::string_view());
        if (place == nullptr && former) compareNames(former->name, {});
        const Place* today = place == nullptr && former ? former->today : place;
        const bool placed = m_collectivite.position || (today != nullptr && today->position);
        if (!placed)
            add(Severity::Warning, "position-missing", "lon", "aucune position connue : la collectivité n’est pas sur la carte.");
    }

private:
    /// A collectivité is told at the row of its latest award.
    int row() const {
        if (m_collectivite.awards.empty()) return 0;
        return m_exhibition.awards[static_cast<std::size_t>(m_collectivite.awards.back())].row;
    }

    /// Year of that award.
    int year() const {
        return m_collectivite.awards.empty() ? 0 : m_exhibition.awards[static_cast<std::size_t>(m_collectivite.awards.back())].year;
    }

    void add(Severity severity, const char* rule, const char* column, const std::string& message) {
        m_issues.push_back(
            {severity, rule, m_exhibition.files.palmares, row(), column, typographicFr(m_collectivite.name + " : " + message)});
    }

    void checkOwnDepartement() {
        if (m_collectivite.kind == CollectiviteKind::Epci) return;
        const std::string own =
            m_collectivite.kind == CollectiviteKind::Commune ? departementOfCommune(m_collectivite.code) : m_collectivite.code;
        if (own == m_collectivite.departement) return;
        add(Severity::Error, "departement-code", "dept",
            "le code " + m_collectivite.code + " est du département " + own + ", et la ligne dit « " +
                m_collectivite.departement + " ».");
    }

    void checkTerritory() {
        constexpr double kMarginDeg = 1;
        const auto index = static_cast<std::size_t>(m_collectivite.territory);
        if (!m_collectivite.position || index >= territories().size()) return;
        const Territory& territory = territories()[index];
        const LonLat at = *m_collectivite.position;
        const bool inside = at.lon >= territory.homeMin.lon - kMarginDeg && at.lon <= territory.homeMax.lon + kMarginDeg &&
                            at.lat >= territory.homeMin.lat - kMarginDeg && at.lat <= territory.homeMax.lat + kMarginDeg;
        if (inside) return;
        add(Severity::Error, "position-territory", "lon",
            "la position (" + decimalFr(at.lon, 2) + " ; " + decimalFr(at.lat, 2) +
                ") est hors du territoire de son département (" + std::string(territory.name) + ").");
    }

    bool calledLike(std::string_view name) const {
        const std::string here = comparable(m_collectivite.name), there = comparable(name);
        return here == there || (!here.empty() && !there.empty() && (here.find(there) != std::string::npos || there.find(here) != std::string::npos));
    }

    /// `then`: its name in the year of the award, where it had another; may be empty.
    void compareNames(std::string_view name, std::string_view then) {
        if (calledLike(name) || (!then.empty() && calledLike(then))) return;
        add(Severity::Warning, "name-mismatch", "name", "le code " + m_collectivite.code + " est celui de « " + std::string(name) + " ».");
    }

    void comparePlace(const Place& place, std::string_view then) {
        compareNames(place.name, then);
        const bool epci = m_collectivite.kind == CollectiviteKind::Epci;
        if (!place.departement.empty() && place.departement != m_collectivite.departement) {
            // An EPCI may lie on several départements; the list only knows that of its largest commune.
            add(epci ? Severity::Warning : Severity::Error, "departement-mismatch", "dept",
                "la liste officielle dit département " + std::string(place.departement) + ", la ligne " +
                    m_collectivite.departement + ".");
        }
        if (!m_collectivite.position || !place.position) return;
        // The middle of an extent may lie far from the inhabited part (Guyane); an EPCI's position is a mean of its communes'.
        const double limitKm = epci ? 100 : place.approximate ? 60 : 25;
        const double apartKm = distanceKm(*m_collectivite.position, *place.position);
        if (m_collectivite.kind == CollectiviteKind::Departement || apartKm <= limitKm) return;
        add(epci ? Severity::Warning : Severity::Error, "position-far", "lon",
            "la position est à " + decimalFr(apartKm, 0) + " km de celle de la liste officielle.");
    }

    const Exhibition& m_exhibition;
    const Collectivite& m_collectivite;
    Issues& m_issues;
};

}  // namespace

void checkCollectivites(const Exhibition& exhibition, const Gazetteer& gazetteer, const FormerCommunes& former, Issues& issues) {
    for (const Collectivite& collectivite : exhibition.collectivites)
        CollectiviteCheck(exhibition, collectivite, issues).run(gazetteer, former);
    if (!gazetteer && !exhibition.collectivites.empty()) {
        issues.push_back({Severity::Info, "gazetteer-missing", exhibition.files.palmares, 0, "",
                          "la liste officielle des communes n’est pas là\u202F: codes, noms et départements ne sont pas vérifiés "
                          "contre elle."});
    }
}

}  // namespace arobase
