#include "app/program/booth_program.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "app/harness/picture.h"
#include "app/platform/poster_window.h"
#include "app/program/paths.h"
#include "app/program/self_test.h"
#include "app/program/signal_watch.h"
#include "app/unattended/booth.h"
#include "app/unattended/content_troubles.h"
#include "app/unattended/supervisor.h"
#include "data/exhibition.h"
#include "data/landmarks/landmark_store.h"
#include "data/packs/pack.h"

namespace arobase {
namespace {

constexpr const char* kSystemConfig = "/etc/arobase/borne.toml";

std::filesystem::path packsFolder() { return localDataFolder() / "paquets"; }

Result<BoothConfig> configOf(const BoothCommand& booth) {
    std::error_code error;
    if (!booth.config.empty()) return readBoothConfig(booth.config);
    return readBoothConfig(std::filesystem::exists(kSystemConfig, error) ? kSystemConfig : "");
}

int watchOver(const BoothCommand& booth, const std::vector<std::string>& arguments) {
    SupervisorOptions options;
    options.kiosk = arguments;
    options.kiosk.front() = (programFolder() / "arobase-kiosk").string();
    options.poster = {options.kiosk.front(), "--poster-only", (booth.poster.empty() ? defaultPoster() : booth.poster).string()};
    options.journal = localDataFolder();
    options.view = runtimeFolder() / "vue";
    return supervise(options);
}

/// A picture that cannot be read leaves a dark screen: that is calm too.
int showPoster(const std::filesystem::path& file) {
    SignalWatch signals;
    HeartBeat heart;
    auto picture = readPng(file);
    if (!picture) std::cerr << "arobase-kiosk : affiche illisible : " << file.string() << '\n';
    auto window = PosterWindow::open(picture ? std::move(picture->rgba) : std::vector<std::uint8_t>{}, picture ? picture->width : 0, picture ? picture->height : 0);
    if (!window) {
        std::cerr << "arobase-kiosk : aucun écran X11 pour l’affiche\n";
        return 1;
    }
    while (!signals.wantsEnd() && window->stay(1)) {
        heart.ready();
        heart.alive();
        signals.poll();
    }
    return 0;
}

/// No store yet is nothing to erase.
bool purgeOld(const std::string& store, int days) {
    std::error_code error;
    if (!store.starts_with("PG:") && !std::filesystem::exists(store, error)) return true;
    constexpr UtcMs kDayMs = 86'400'000;
    return LandmarkStore(store).purge({false, utcNow() - days * kDayMs}).value.has_value();
}

/// An exhibition that can be shown: what is wrong with single rows keeps nobody from it.
Issues unacceptable(const std::filesystem::path& folder) {
    auto exhibition = loadExhibition(folder);
    std::erase_if(exhibition.issues, [](const Issue& i) { return !isDamage(i); });
    return std::move(exhibition.issues);
}

int install(const std::filesystem::path& pack, const BoothConfig& config) {
    const auto installed = installPack(pack, packsFolder(), config.packKeys, unacceptable);
    printIssues(installed.issues, false);
    Journal journal(localDataFolder());
    if (!installed.value) {
        journal.write(JournalWord::PackRefused);
        std::cerr << "paquet refusé ; le contenu montré ne change pas\n";
        return 1;
    }
    journal.write(JournalWord::Pack, {}, installed.value->substr(0, 16));
    std::cout << "paquet " << installed.value->substr(0, 16) << " installé ; il sera montré au prochain démarrage\n";
    return 0;
}

int back(const BoothConfig& config) {
    const Issues issues = previousPack(packsFolder(), config.packKeys);
    printIssues(issues, false);
    if (issues.empty()) std::cout << "le paquet précédent sera montré au prochain démarrage\n";
    return issues.empty() ? 0 : 1;
}

}  // namespace

void addBoothOptions(CLI::App& command, BoothCommand& b) {
    command.add_flag("--unattended", b.unattended,
                     "Borne sans personne : se relance après un blocage ou un arrêt, affiche après trois, ni clavier ni sortie / watch over itself");
    command.add_option("--config", b.config, "Réglages de la borne (par défaut /etc/arobase/borne.toml) / booth settings");
    command.add_option("--poster", b.poster, "Affiche (PNG) à montrer quand rien d’autre ne va / poster for when all else fails");
    command.add_option("--install-pack", b.installPack, "Installe un paquet de contenu signé, puis sort / install a signed content pack");
    command.add_flag("--previous-pack", b.previousPack, "Revient au paquet précédent, puis sort / back to the pack before");
    command.add_flag("--self-test", b.selfTest, "Vérifie cette machine sans fenêtre, puis sort / check this machine without a window");
    command.add_flag("--register", b.registerText, "Écrit le registre et la notice pour les visiteurs, d’après les réglages / print the register of processing");
    command.add_option("--poster-only", b.posterOnly)->group("");
    command.add_option("--resume", b.resume)->group("");
    command.add_option("--lives", b.lives)->group("");
}

std::optional<int> runBoothCommand(const BoothCommand& booth, const ShowOptions& show, const std::vector<std::string>& arguments) {
    if (!booth.posterOnly.empty()) return showPoster(booth.posterOnly);
    if (booth.selfTest) return selfTest(show);
    if (booth.registerText || booth.previousPack || !booth.installPack.empty()) {
        const auto config = configOf(booth);
        printIssues(config.issues, false);
        if (booth.registerText) {
            std::cout << registerText(*config.value);
            return config.issues.empty() ? 0 : 1;
        }
        return booth.previousPack ? back(*config.value) : install(booth.installPack, *config.value);
    }
    if (booth.unattended && std::getenv(kGuardedVariable) == nullptr) return watchOver(booth, arguments);
    return std::nullopt;
}

int runBooth(WindowOptions window, const BoothCommand& command, const std::function<bool(App&)>& prepare) {
    auto config = configOf(command);
    printIssues(config.issues, false);
    const bool ownContent = window.show.exhibition.empty();
    const CurrentPack pack = ownContent ? currentPack(packsFolder(), config.value->packKeys) : CurrentPack{};
    if (ownContent && !pack.folder.empty()) window.show.exhibition = pack.folder;
    if (window.show.booth.empty()) window.show.booth = config.value->name;
    if (window.show.cues.empty()) window.show.cues = config.value->cues;
    window.show.sound = config.value->sound;
    window.show.soundLimitDb = config.value->soundLimitDb;
    window.show.watchJack = window.show.watchJack || config.value->headphones;
    const std::filesystem::path shown = window.show.exhibition.empty() ? defaultExhibition() : window.show.exhibition;
    const std::string hash = pack.hash.empty() ? contentHash(shown) : pack.hash.substr(0, 16);
    const std::string store = window.show.landmarks.empty() ? defaultLandmarkStore().string() : window.show.landmarks;
    const auto purge = [store, days = config.value->keepLandmarksDays] { return purgeOld(store, days); };
    Booth booth({std::move(*config.value), !config.issues.empty(), pack.fellBack, localDataFolder(), runtimeFolder() / "vue", command.resume, hash, command.lives, purge, {}});
    window.watch = &booth;
    return runWindow(window, prepare);
}

}  // namespace arobase
