#include "app/program/pack_verbs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

#include "app/program/show_options.h"
#include "app/staff.h"
#include "app/unattended/staff_desk.h"
#include "data/landmarks/secrets.h"
#include "data/packs/pack.h"
#include "data/packs/signature.h"

namespace arobase {
namespace {

/// Readable by its owner only, and never over another.
bool writeSecret(const std::filesystem::path& file, const std::string& text) {
    const int handle = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    const bool good = write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(handle) == 0;
    close(handle);
    return good;
}

int newKey(const std::filesystem::path& file) {
    SigningKey key = newSigningKey();
    const bool good = writeSecret(file, key.secret + "\n");
    forget(key.secret);
    if (!good) {
        std::cerr << "la clé ne peut pas être écrite (elle n’en remplace jamais une autre) : " << file.string() << '\n';
        return 1;
    }
    std::cout << "paquets = [\"" << key.publicKey << "\"]\n";
    return 0;
}

std::string secretIn(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

int pack(const PackOptions& o) {
    if (!o.newKey.empty()) return newKey(o.newKey);
    std::error_code error;
    if (o.folder.empty() || o.out.empty() || o.key.empty()) {
        std::cerr << "arobase pack attend EXPOSITION, --key et --out (ou --new-key)\n";
        return 2;
    }
    if (std::filesystem::exists(o.out, error)) {
        std::cerr << "ce dossier existe déjà : " << o.out.string() << '\n';
        return 1;
    }
    std::filesystem::copy(o.folder, o.out, std::filesystem::copy_options::recursive, error);
    if (error) {
        std::cerr << "copie impossible : " << error.message() << '\n';
        return 1;
    }
    std::string secret = secretIn(o.key);
    const Issues issues = sealPack(o.out, secret);
    forget(secret);
    printIssues(issues, false);
    if (!issues.empty()) std::filesystem::remove_all(o.out, error);
    if (issues.empty()) std::cout << "paquet prêt : " << o.out.string() << '\n';
    return issues.empty() ? 0 : 1;
}

/// A line from the terminal that is not shown.
std::string hiddenLine() {
    termios before{};
    const bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
        std::cerr << "code (4 à 12 chiffres) : ";
    }
    std::string line;
    std::getline(std::cin, line);
    if (terminal) tcsetattr(STDIN_FILENO, TCSANOW, &before);
    return line;
}

int code(const PackOptions& o) {
    if (!o.keyFile.empty()) {
        std::string secret = randomId() + randomId() + "\n";
        const std::filesystem::path file = std::filesystem::is_directory(o.keyFile) ? o.keyFile / kKeyFileName : o.keyFile;
        const bool good = writeSecret(file, secret);
        if (good) std::cout << "cle = \"" << tombstoneOf(secret) << "\"\n";
        if (!good) std::cerr << "la clé ne peut pas être écrite (elle n’en remplace jamais une autre) : " << file.string() << '\n';
        forget(secret);
        return good ? 0 : 1;
    }
    std::string pin = hiddenLine();
    const bool sound = pin.size() >= 4 && pin.size() <= kPinDigitsMost && std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (sound)
        std::cout << "code = \"" << slowHash(pin) << "\"\n";
    else
        std::cerr << "un code a de 4 à 12 chiffres\n";
    forget(pin);
    return sound ? 0 : 1;
}

}  // namespace

void addPackVerbs(CLI::App& command, PackOptions& o, int& status) {
    auto* packing = command.add_subcommand("pack", "Fait d’une exposition un paquet signé pour les bornes\n"
                                                   "  arobase pack --new-key ~/arobase.secret\n"
                                                   "  arobase pack assets/villes-internet --key ~/arobase.secret --out paquet-2026");
    packing->add_option("EXPOSITION", o.folder, "Dossier de l’exposition")->check(CLI::ExistingDirectory);
    packing->add_option("--out", o.out, "Dossier du paquet, à créer");
    packing->add_option("--key", o.key, "Clé de signature (fichier)")->check(CLI::ExistingFile);
    packing->add_option("--new-key", o.newKey, "Crée une clé de signature ; affiche la clé publique pour borne.toml");
    packing->callback([&] { status = pack(o); });
    auto* coding = command.add_subcommand("code", "Prépare le code de l’équipe, ou une clé USB, pour borne.toml\n"
                                                  "  arobase code\n"
                                                  "  arobase code --cle /media/moi/STICK");
    coding->add_option("--cle", o.keyFile, "Crée la clé dans ce dossier (ou ce fichier) au lieu de demander un code");
    coding->callback([&] { status = code(o); });
}

}  // namespace arobase
