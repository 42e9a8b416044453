#include "app/unattended/booth_config.h"

#include <toml++/toml.h>

#include <algorithm>

#include "data/file_limit.h"
#include "data/french.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

class Reader {
public:
    Reader(const std::string& file, Result<BoothConfig>& into) : m_file(file), m_into(into) {}

    void read(const toml::table& table) {
        BoothConfig& c = *m_into.value;
        take(table, "nom", c.name);
        take(table, "code", c.pinHash);
        take(table, "cle", c.keyHash);
        takePath(table, "dossier_cle", c.keyFolder);
        takePath(table, "repliques", c.cues);
        take(table, "clavier", c.keyboard);
        checkSecrets(table);
        if (const auto* state = section(table, "etat")) takeNumber(*state, "port", c.statusPort, 1024, 65535), unknown(*state, "etat", {"port"});
        if (const auto* sound = section(table, "son")) {
            take(*sound, "sortie", c.sound);
            takeNumber(*sound, "gain_limite", c.soundLimitDb, -60, 0);
            take(*sound, "casque", c.headphones);
            unknown(*sound, "son", {"sortie", "gain_limite", "casque"});
        }
        if (const auto* keep = section(table, "conservation")) {
            takeNumber(*keep, "reperes_jours", c.keepLandmarksDays, 1, 3650);
            takeNumber(*keep, "comptage_jours", c.keepCountsDays, 1, 3650);
            takeNumber(*keep, "journal_mo", c.journalMiB, 1, 10);
            unknown(*keep, "conservation", {"reperes_jours", "comptage_jours", "journal_mo"});
        }
        if (const auto* entry = section(table, "registre")) take(*entry, "responsable", c.controller), take(*entry, "contact", c.contact), unknown(*entry, "registre", {"responsable", "contact"});
        packs(table);
        schedule(table);
        unknown(table, "", {"nom", "code", "cle", "dossier_cle", "repliques", "clavier", "etat", "son", "conservation", "registre", "paquets", "horaire"});
    }

    void issue(const toml::node& at, const std::string& message) {
        m_into.issues.push_back({Severity::Error, "booth-config", m_file, static_cast<int>(at.source().begin.line), "", typographicFr(message)});
    }

private:
    const toml::table* section(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (node != nullptr && !node->is_table()) issue(*node, std::string(key) + " : une section [" + std::string(key) + "] est attendue");
        return node != nullptr ? node->as_table() : nullptr;
    }

    template <class Value>
    void take(const toml::table& table, std::string_view key, Value& into) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        if (const auto value = node->value_exact<Value>())
            into = *value;
        else
            issue(*node, std::string(key) + (std::is_same_v<Value, bool> ? " : true ou false est attendu" : " : un texte entre guillemets est attendu"));
    }

    void takePath(const toml::table& table, std::string_view key, std::filesystem::path& into) {
        std::string text = into.string();
        take(table, key, text);
        into = text;
    }

    void takeNumber(const toml::table& table, std::string_view key, int& into, int least, int most) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            issue(*node, std::string(key) + " : un nombre de " + std::to_string(least) + " à " + std::to_string(most) + " est attendu");
        else
            into = static_cast<int>(*value);
    }

    /// What cannot be a hash opens no door at all.
    void checkSecrets(const toml::table& table) {
        BoothConfig& c = *m_into.value;
        if (!c.pinHash.empty() && !c.pinHash.starts_with("$argon2id$")) {
            issue(*table.get("code"), "code : ce que « arobase code » affiche est attendu, jamais le code lui-même");
            c.pinHash.clear();
        }
        if (!c.keyHash.empty() && !isHex(c.keyHash)) {
            issue(*table.get("cle"), "cle : les 64 chiffres que « arobase code --cle » affiche sont attendus");
            c.keyHash.clear();
        }
    }

    static bool isHex(const std::string& text) {
        return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    }

    void packs(const toml::table& table) {
        const toml::node* node = table.get("paquets");
        if (node == nullptr) return;
        if (!node->is_array()) return issue(*node, "paquets : une liste de clés publiques est attendue");
        for (const toml::node& one : *node->as_array()) {
            const auto key = one.value_exact<std::string>();
            if (key && isHex(*key))
                m_into.value->packKeys.push_back(*key);
            else
                issue(one, "paquets : une clé publique a 64 chiffres hexadécimaux");
        }
    }

    void schedule(const toml::table& table) {
        const toml::node* node = table.get("horaire");
        if (node == nullptr) return;
        if (!node->is_array()) return issue(*node, "horaire : des tables [[horaire]] sont attendues");
        std::vector<ScheduleLine> lines;
        for (const toml::node& one : *node->as_array()) {
            const toml::table* entry = one.as_table();
            if (entry == nullptr) {
                issue(one, "horaire : une table [[horaire]] est attendue");
                continue;
            }
            const auto days = scheduleDays((*entry)["jours"].value_or(std::string("tous")));
            const auto minute = scheduleMinute((*entry)["heure"].value_or(std::string()));
            const auto mode = scheduleMode((*entry)["mode"].value_or(std::string()));
            if (!days) issue(one, "horaire : jours attend « tous », « lun-ven » ou « sam,dim »");
            if (!minute) issue(one, "horaire : heure attend « 09:30 »");
            if (!mode) issue(one, "horaire : mode attend « interactif », « attente », « scene » ou « veille »");
            if (days && minute && mode) lines.push_back({*days, *minute, *mode});
        }
        m_into.value->schedule = DaySchedule(std::move(lines));
    }

    void unknown(const toml::table& table, std::string_view section, std::initializer_list<std::string_view> known) {
        for (const auto& [key, node] : table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                issue(node, (section.empty() ? "" : std::string(section) + ".") + std::string(key.str()) + " : ce réglage n’existe pas");
    }

    const std::string& m_file;
    Result<BoothConfig>& m_into;
};

Issue fileIssue(const std::string& file, int row, std::string message) { return {Severity::Error, "booth-config", file, row, "", typographicFr(message)}; }

std::string days(int n) { return std::to_string(n) + (n > 1 ? " jours" : " jour"); }

}  // namespace

Result<BoothConfig> parseBoothConfig(std::string_view text, const std::string& file) {
    Result<BoothConfig> result;
    result.value.emplace();
    try {
        Reader(file, result).read(toml::parse(text, file));
    } catch (const toml::parse_error& problem) {
        result.issues.push_back(fileIssue(file, static_cast<int>(problem.source().begin.line), "le fichier n’est pas du TOML : " + std::string(problem.description()) + "."));
    }
    return result;
}

Result<BoothConfig> readBoothConfig(const std::filesystem::path& file) {
    if (file.empty()) return {BoothConfig{}, {}};
    const auto text = readWhole(file, kMaxTomlBytes);
    if (!text) return {BoothConfig{}, {fileIssue(file.string(), 0, "le fichier de réglages ne peut pas être lu.")}};
    return parseBoothConfig(*text, file.string());
}

std::string registerText(const BoothConfig& c) {
    const std::string who = c.controller.empty() ? "(à compléter : [registre] responsable)" : c.controller;
    const std::string contact = c.contact.empty() ? "(à compléter : [registre] contact)" : c.contact;
    const std::string booth = c.name.empty() ? "sans nom" : c.name;
    std::string fr = "REGISTRE DES ACTIVITÉS DE TRAITEMENT\n\nTraitement : repères écrits par les visiteurs d’une borne\nBorne : " + booth + "\nResponsable : " + who + "\nContact : " + contact +
        "\n\nFinalité : montrer sur la frise des souvenirs de l’Internet, relus avant d’être montrés.\n"
        "Données : une année, un thème, un texte de 80 caractères au plus, une commune facultative, la date, le nom de la borne. Ni nom, ni adresse, ni image, ni appareil.\n"
        "Base légale : consentement (le visiteur écrit et publie lui-même).\n"
        "Destinataires : l’équipe de la borne, puis le public pour les repères approuvés.\n"
        "Conservation des repères refusés ou en attente : " + days(c.keepLandmarksDays) + ", puis effacement par la borne elle-même, chaque jour.\n"
        "Conservation des repères approuvés : jusqu’à leur retrait, à tout moment, par les six mots remis au visiteur.\n"
        "Comptage anonyme : jour, vue, ouvertures, secondes, touchers ; " + days(c.keepCountsDays) + ".\n"
        "Journal technique : sans donnée de visiteur, " + std::to_string(c.journalMiB) + " Mio au plus, les plus anciennes lignes remplacées.\n"
        "Réseau : " + (c.statusPort == 0 ? std::string("aucun.") : "état de la borne lisible sur cette machine seulement (port " + std::to_string(c.statusPort) + ").") +
        "\nSécurité : compte sans droits, données en lecture seule, un seul dossier inscriptible, effacement jusqu’aux octets.\n\n"
        "NOTICE POUR LES VISITEURS\n\nNi nom ni adresse : rien n’est demandé sur vous. Votre repère est relu avant d’être montré. Six mots vous sont remis : ils suffisent pour le faire effacer. "
        "Un repère refusé ou jamais relu est effacé après " + days(c.keepLandmarksDays) + ". Questions : " + contact + ".\n";
    std::string en = "\nNOTICE FOR VISITORS\n\nNo name, no address: nothing is asked about you. Your landmark is read before it is shown. You are given six words: they are enough to have it erased. "
                     "A landmark that is refused or never read is erased after " + std::to_string(c.keepLandmarksDays) + " days. Questions: " + contact + ".\n";
    return typographicFr(fr) + en;
}

}  // namespace arobase
