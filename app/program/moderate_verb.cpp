#include "app/program/moderate_verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/program/paths.h"
#include "app/program/show_options.h"
#include "data/exhibition.h"
#include "data/french.h"
#include "data/landmarks/landmark_intake.h"
#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/withdrawal_code.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMinIdStart = 4;
constexpr UtcMs kDay = 86'400'000;

Json toJson(const VisitorLandmark& l) {
    return {{"id", l.id},
            {"state", stateName(l.state)},
            {"year", l.year},
            {"track", l.track},
            {"text", l.text},
            {"commune", l.communeCode.empty() ? Json() : Json(l.communeCode)},
            {"commune_name", l.communeName.empty() ? Json() : Json(l.communeName)},
            {"booth", l.booth},
            {"created", isoUtc(l.created)},
            {"decided", l.decided == 0 ? Json() : Json(isoUtc(l.decided))},
            {"flags", flagNames(l.flags)}};
}

void printJson(const Json& json) { std::cout << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n'; }

/// id, state, year, track, text, commune, flags: with tabs between them, as the other verbs do.
void printLine(const VisitorLandmark& l) {
    std::cout << l.id.substr(0, 8) << '\t' << stateWord(l.state) << '\t' << l.year << '\t' << l.track << '\t' << l.text << '\t' << l.communeName << '\t';
    std::string separator;
    for (const std::string_view word : flagWords(l.flags)) std::cout << std::exchange(separator, ", ") << word;
    std::cout << '\n';
}

class Moderation {
public:
    explicit Moderation(const ModerateOptions& o)
        : m_options(o), m_store(o.store.empty() ? defaultLandmarkStore().string() : o.store), m_queue(queueFileOf(m_store, localDataFolder())) {}

    /// For somebody who wrote theirs on paper; and what scripts try things with.
    int add() {
        const auto exhibition = loadExhibition(defaultExhibition());
        LandmarkRules rules;
        rules.booth = m_options.booth;
        if (exhibition.value)
            for (const FriseTrack& track : exhibition.value->tracks) rules.tracks.push_back(track.id);
        auto made = makeLandmark({m_options.year, m_options.track, m_options.text, m_options.commune, m_options.communeName}, rules, utcNow());
        printIssues(made.issues, true);
        if (!made.value) return 1;
        VisitorLandmark& l = *made.value;
        if (const auto words = moderationWords()) l.flags = flagsOf(l.text, *words);
        std::string code = newCode(l);
        LandmarkIntake intake(m_store, m_queue);
        const IntakeAnswer answer = intake.add(l);
        printIssues(answer.issues, true);
        if (answer.kept == Intake::Lost) return 1;
        if (answer.kept == Intake::Queued) std::cerr << "Le registre n’a pas répondu : le repère attend sur cette machine.\n";
        Json json = toJson(l);
        json["code"] = code;
        if (m_options.json)
            printJson(json);
        else
            std::cout << l.id.substr(0, 8) << '\t' << code << '\n';
        return 0;
    }

    int list() {
        takeQueue();
        std::optional<LandmarkState> state;
        if (!m_options.all) state = m_options.state.empty() ? LandmarkState::Pending : stateByName(m_options.state);
        auto landmarks = m_store.list(state);
        printIssues(landmarks.issues, true);
        if (!landmarks.value) return 1;
        // Taken back elsewhere: an id without a text.
        std::erase_if(*landmarks.value, [](const VisitorLandmark& l) { return l.text.empty(); });
        if (m_options.json) {
            Json all = Json::array();
            for (const VisitorLandmark& l : *landmarks.value) all.push_back(toJson(l));
            printJson({{"store", m_store.shownName()}, {"landmarks", std::move(all)}});
            return 0;
        }
        for (const VisitorLandmark& l : *landmarks.value) printLine(l);
        std::cerr << countFr(static_cast<long long>(landmarks.value->size()), "repère") << '\n';
        return 0;
    }

    int decide(const LandmarkDecision& decision) {
        takeQueue();
        const std::string id = fullId();
        return id.empty() ? 1 : answer(m_store.decide(id, decision, utcNow()));
    }

    int edit() {
        LandmarkDecision decision;
        if (!m_options.text.empty()) {
            decision.text = m_options.text;
            if (const auto words = moderationWords()) decision.flags = flagsOf(m_options.text, *words);
        }
        if (!m_options.track.empty()) decision.track = m_options.track;
        if (m_options.year != 0) decision.year = m_options.year;
        if (!decision.text && !decision.track && !decision.year) {
            std::cerr << "arobase moderate edit: rien à corriger : --text, --year ou --track\n";
            return 1;
        }
        return decide(decision);
    }

    int undo() {
        const std::string id = m_options.id.empty() ? "" : fullId();
        return id.empty() && !m_options.id.empty() ? 1 : answer(m_store.undo(id, utcNow()));
    }

    int withdraw() {
        if (!takeQueue()) return 1;  // what waits would come back
        std::string code;
        for (const std::string& word : m_options.words) code += (code.empty() ? "" : " ") + word;
        if (code.empty() && m_options.id.empty() && std::getline(std::cin, code).fail()) code.clear();
        std::string id = m_options.id.empty() ? "" : fullId();
        if (!m_options.id.empty() && id.empty()) return 1;
        const auto gone = id.empty() ? m_store.withdraw(code) : m_store.erase(id);
        printIssues(gone.issues, true);
        if (!gone.value) return 1;
        sayErased(1);
        return 0;
    }

    int purge() {
        if (!m_options.everything && m_options.days < 0) {
            std::cerr << "arobase moderate purge: --older-than JOURS, ou --everything pour tout effacer\n";
            return 1;
        }
        const bool taken = takeQueue();
        if (!taken && !m_options.everything) return 1;
        if (m_options.everything) printIssues(m_queue.erase(), true);
        const auto gone = m_store.purge({m_options.everything, utcNow() - m_options.days * kDay});
        printIssues(gone.issues, true);
        if (!gone.value) return 1;
        sayErased(*gone.value);
        return 0;
    }

    int exportAll() {
        const auto out = m_store.published();
        printIssues(out.issues, true);
        if (!out.value) return 1;
        const std::string csv = csvOf(*out.value);
        if (m_options.file == "-") {
            std::cout << csv;
            return 0;
        }
        if (const std::string cause = writeWhole(m_options.file, csv); !cause.empty()) {
            printIssues({{Severity::Error, "file-unwritable", m_options.file, 0, "", "le fichier ne peut pas être écrit\u202f: " + cause + "."}}, true);
            return 1;
        }
        const auto approved = std::ranges::count(out.value->landmarks, LandmarkState::Approved, &VisitorLandmark::state);
        std::cout << m_options.file << "\u202f: " << countFr(approved, "repère approuvé", "repères approuvés") << '\n';
        return 0;
    }

    int importAll() {
        takeQueue();
        auto read = landmarksFromCsv(m_options.file);
        printIssues(read.issues, true);
        if (!read.value) return 1;
        if (const auto words = moderationWords())
            for (VisitorLandmark& l : read.value->landmarks) l.flags = flagsOf(l.text, *words);
        const auto count = m_store.merge(*read.value, utcNow());
        printIssues(count.issues, true);
        if (!count.value) return 1;
        const MergeCount& c = *count.value;
        if (m_options.json)
            printJson({{"added", c.added}, {"changed", c.changed}, {"erased", c.erased}, {"unchanged", c.unchanged}, {"withdrawn", c.withdrawn}});
        else
            std::cout << countFr(c.added, "ajouté") << ", " << countFr(c.changed, "changé") << ", " << countFr(c.erased, "effacé") << ", " << countFr(c.unchanged, "inchangé") << ", "
                      << countFr(c.withdrawn, "retiré laissé de côté", "retirés laissés de côté") << '\n';
        return 0;
    }

private:
    /// What a kiosk could not put into the store goes there first. False when it could not.
    bool takeQueue() {
        LandmarkIntake intake(m_store, m_queue);
        const Issues issues = intake.drain();
        printIssues(issues, true);
        return !hasErrors(issues);
    }

    /// The one landmark whose id begins as the one that was given; empty, and said, when there is none or more than one.
    std::string fullId() {
        if (isLandmarkId(m_options.id)) return m_options.id;
        const auto landmarks = m_store.list();
        printIssues(landmarks.issues, true);
        std::vector<std::string> found;
        if (landmarks.value && m_options.id.size() >= kMinIdStart)
            for (const VisitorLandmark& l : *landmarks.value)
                if (l.id.starts_with(m_options.id)) found.push_back(l.id);
        if (found.size() == 1) return found[0];
        std::cerr << "arobase moderate: " << (found.empty() ? "aucun repère" : countFr(static_cast<long long>(found.size()), "repère")) << " dont l’identifiant commence par «\u202f"
                  << m_options.id << "\u202f»" << (m_options.id.size() < kMinIdStart ? " (donnez quatre chiffres au moins)" : "") << '\n';
        return {};
    }

    int answer(const Result<VisitorLandmark>& result) const {
        printIssues(result.issues, true);
        if (!result.value) return 1;
        if (m_options.json)
            printJson(toJson(*result.value));
        else
            printLine(*result.value);
        return 0;
    }

    /// The six words, sealed in the landmark; none, and said, without their list.
    static std::string newCode(VisitorLandmark& l) {
        const auto words = readCodeWords(defaultExhibition() / "mots-retrait.txt");
        printIssues(words.issues, true);
        if (!words.value) return {};
        std::string code = newWithdrawalCode(*words.value);
        WithdrawalSeal seal = sealOf(code);
        l.codeShelf = seal.shelf;
        l.codeHash = std::move(seal.hash);
        return code;
    }

    static std::optional<ModerationWords> moderationWords() {
        auto words = ModerationWords::read(defaultExhibition() / "moderation-mots.txt");
        printIssues(words.issues, true);
        return std::move(words.value);
    }

    void sayErased(int count) const {
        if (m_options.json) printJson({{"erased", count}});
        if (!m_options.json) std::cout << countFr(count, "repère effacé", "repères effacés") << '\n';
        if (m_store.isDatabase())
            std::cerr << "Les tables sont réécrites ; le journal de PostgreSQL (WAL), ses archives, ses répliques et ses sauvegardes gardent les octets jusqu’à leur propre rotation.\n";
    }

    const ModerateOptions& m_options;
    LandmarkStore m_store;
    LandmarkQueue m_queue;
};

CLI::App* addVerb(CLI::App& command, ModerateOptions& o, int& status, const char* name, const char* help, int (Moderation::*run)()) {
    auto* verb = command.add_subcommand(name, help);
    verb->add_option("--store", o.store, "Registre des repères : un GeoPackage, ou une base PostgreSQL (\"PG:dbname=…\")");
    verb->add_flag("--json", o.json, "En JSON plutôt qu’en colonnes séparées par des tabulations");
    verb->callback([&o, &status, run] { status = (Moderation(o).*run)(); });
    return verb;
}

void addDecision(CLI::App& command, ModerateOptions& o, int& status, const char* name, const char* help, LandmarkState state) {
    auto* verb = addVerb(command, o, status, name, help, nullptr);
    verb->add_option("REPÈRE", o.id, "Identifiant, ou son début")->required();
    verb->callback([&o, &status, state] {
        LandmarkDecision decision;
        decision.state = state;
        status = Moderation(o).decide(decision);
    });
}

}  // namespace

void addModerateVerb(CLI::App& command, ModerateOptions& o, int& status) {
    auto* moderate = command.add_subcommand("moderate", "Les repères des visiteurs : lire, approuver, refuser, corriger, retirer, échanger\n"
                                                        "  arobase moderate list\n  arobase moderate approve 3f2a9c01");
    moderate->require_subcommand(1);
    auto* add = addVerb(*moderate, o, status, "add",
                        "Ajoute un repère en attente (écrit sur papier, par exemple) et donne son code de retrait\n"
                        "  arobase moderate add --year 1999 --track usages --text \"Premier cybercafé\"",
                        &Moderation::add);
    add->add_option("--year", o.year, "Année")->required();
    add->add_option("--track", o.track, "Piste, p. ex. usages")->required();
    add->add_option("--text", o.text, "Texte, 80 caractères au plus")->required();
    add->add_option("--commune", o.commune, "Code Insee de la commune");
    add->add_option("--commune-name", o.communeName, "Nom de la commune");
    add->add_option("--booth", o.booth, "Nom de la borne");
    auto* list = addVerb(*moderate, o, status, "list", "Les repères en attente, le plus ancien d’abord\n  arobase moderate list --all --json", &Moderation::list);
    list->add_option("--state", o.state, "pending (par défaut), approved ou refused")->check(CLI::IsMember({"pending", "approved", "refused"}));
    list->add_flag("--all", o.all, "Quel que soit leur état");
    addDecision(*moderate, o, status, "approve", "Approuve un repère : il paraît sur la frise\n  arobase moderate approve 3f2a9c01", LandmarkState::Approved);
    addDecision(*moderate, o, status, "refuse", "Refuse un repère : personne ne le voit\n  arobase moderate refuse 3f2a9c01", LandmarkState::Refused);
    auto* edit = addVerb(*moderate, o, status, "edit", "Corrige un repère\n  arobase moderate edit 3f2a9c01 --text \"Le minitel\" --year 1999", &Moderation::edit);
    edit->add_option("REPÈRE", o.id, "Identifiant, ou son début")->required();
    edit->add_option("--text", o.text, "Nouveau texte");
    edit->add_option("--year", o.year, "Nouvelle année")->check(CLI::Range(kLandmarkFirstYear, kLandmarkLastYear));
    edit->add_option("--track", o.track, "Nouvelle piste, p. ex. usages");
    auto* undo = addVerb(*moderate, o, status, "undo", "Annule la dernière décision (sur ce repère, ou de toutes)\n  arobase moderate undo", &Moderation::undo);
    undo->add_option("REPÈRE", o.id, "Identifiant, ou son début");
    auto* withdraw = addVerb(*moderate, o, status, "withdraw",
                             "Efface le repère de qui donne ses six mots (demandés s’ils ne sont pas donnés)\n  arobase moderate withdraw abricot balcon canard dragon ecluse fanfare",
                             &Moderation::withdraw);
    withdraw->add_option("MOTS", o.words, "Les six mots du code de retrait");
    withdraw->add_option("--id", o.id, "Le repère lui-même, sans code");
    auto* purge = addVerb(*moderate, o, status, "purge", "Efface les repères en attente ou refusés depuis longtemps, jusqu’aux octets\n  arobase moderate purge --older-than 90", &Moderation::purge);
    purge->add_option("--older-than", o.days, "Âge en jours")->check(CLI::Range(0, 36500));
    purge->add_flag("--everything", o.everything, "Tout, les approuvés aussi ; exportez-les d’abord");
    auto* exporting = addVerb(*moderate, o, status, "export", "Les repères approuvés, en CSV\n  arobase moderate export reperes.csv", &Moderation::exportAll);
    exporting->add_option("FICHIER", o.file, "CSV à écrire ; « - » pour le terminal")->required();
    auto* importing = addVerb(*moderate, o, status, "import", "Reprend les repères approuvés d’une autre borne\n  arobase moderate import reperes.csv", &Moderation::importAll);
    importing->add_option("FICHIER", o.file, "CSV écrit par export")->required()->check(CLI::ExistingFile);
}

}  // namespace arobase
