#include "data/geo/cog_tables.h"

#include <cpl_error.h>
#include <cpl_json.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "data/file_limit.h"

namespace arobase {

namespace {

/// One pass over a JSON object's members: asking for them one by one searches the object every time.
using Members = std::vector<CPLJSONObject>;

const CPLJSONObject* member(const Members& members, std::string_view name) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const CPLJSONObject& o) { return o.GetName() == name; });
    return found == members.end() ? nullptr : &*found;
}

std::string text(const Members& members, std::string_view name) {
    const CPLJSONObject* object = member(members, name);
    return object == nullptr || object->GetType() != CPLJSONObject::Type::String ? std::string() : object->ToString();
}

std::uint32_t count(const Members& members, std::string_view name) {
    const CPLJSONObject* object = member(members, name);
    const int value = object == nullptr ? 0 : object->ToInteger(0);
    return value > 0 ? static_cast<std::uint32_t>(value) : 0;
}

/// Calls `visit` with the members of each object of a file that holds an array of objects.
template <class Visit>
bool forEachObject(const std::filesystem::path& file, Issues& issues, const Visit& visit) {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLJSONDocument document;
    std::error_code error;
    const bool loaded = std::filesystem::is_regular_file(file, error) && !largerThan(file, kMaxOfficialTableBytes) && document.Load(file.string()) &&
                        document.GetRoot().GetType() == CPLJSONObject::Type::Array;
    CPLPopErrorHandler();
    if (!loaded) {
        Issue issue;
        issue.rule = "cog-unreadable";
        issue.file = file.string();
        issue.message = "table absente ou illisible ; relancer la mise en place";
        issues.push_back(std::move(issue));
        return false;
    }
    const CPLJSONArray array = document.GetRoot().ToArray();
    const int size = array.Size();
    for (int i = 0; i < size; ++i) visit(array[i].GetChildren());
    return true;
}

void readCommunes(const std::filesystem::path& file, CogTables& tables, Issues& issues) {
    std::unordered_map<std::string, std::vector<std::string>> former;
    forEachObject(file, issues, [&](const Members& row) {
        const std::string type = text(row, "type");
        if (type == "commune-deleguee" || type == "commune-associee") {
            former[text(row, "chefLieu")].push_back(text(row, "code"));
        }
        if (type != "commune-actuelle") return;
        CogCommune commune;
        commune.code = text(row, "code");
        commune.name = text(row, "nom");
        commune.departement = text(row, "departement");
        commune.region = text(row, "region");
        commune.population = count(row, "population");
        if (const CPLJSONObject* codes = member(row, "codesPostaux")) {
            const CPLJSONArray list = codes->ToArray();
            for (int i = 0; i < list.Size(); ++i) commune.postalCodes.push_back(list[i].ToString());
        }
        if (!commune.code.empty()) tables.communes.push_back(std::move(commune));
    });
    for (CogCommune& commune : tables.communes) {
        const auto found = former.find(commune.code);
        if (found != former.end()) commune.formerCodes = found->second;
    }
}

void readEpci(const std::filesystem::path& file, CogTables& tables, Issues& issues) {
    forEachObject(file, issues, [&](const Members& row) {
        CogEpci epci;
        epci.siren = text(row, "code");
        epci.name = text(row, "nom");
        epci.population = count(row, "populationMunicipale");
        std::uint32_t largest = 0;
        if (const CPLJSONObject* list = member(row, "membres")) {
            const CPLJSONArray members = list->ToArray();
            const int size = members.Size();
            for (int i = 0; i < size; ++i) {
                const Members commune = members[i].GetChildren();
                epci.members.push_back(text(commune, "code"));
                const std::uint32_t population = count(commune, "populationMunicipale");
                if (population < largest || (population == largest && !epci.largestMember.empty())) continue;
                largest = population;
                epci.largestMember = epci.members.back();
            }
        }
        if (!epci.siren.empty()) tables.epci.push_back(std::move(epci));
    });
}

/// Boxes are named "fr:commune:54166" and "fr:epci:200000172".
void readBoxes(const std::filesystem::path& file, std::map<std::string, LonLatBox>& boxes, Issues& issues) {
    forEachObject(file, issues, [&](const Members& row) {
        const std::string id = text(row, "id");
        const CPLJSONObject* list = member(row, "bbox");
        if (list == nullptr) return;
        const CPLJSONArray values = list->ToArray();
        if (values.Size() != 4) return;
        const LonLatBox box{{values[0].ToDouble(NAN), values[1].ToDouble(NAN)},
                            {values[2].ToDouble(NAN), values[3].ToDouble(NAN)}};
        const bool ordered = box.min.lon <= box.max.lon && box.min.lat <= box.max.lat;
        const bool onEarth = box.min.lon >= -360 && box.max.lon <= 360 && box.min.lat >= -90 && box.max.lat <= 90;
        if (ordered && onEarth) boxes.emplace(id.substr(id.rfind(':') + 1), box);
    });
}

}  // namespace

Result<CogTables> readCogTables(const std::filesystem::path& packages) {
    Result<CogTables> result;
    CogTables tables;
    const std::filesystem::path official = packages / "decoupage-administratif" / "data";
    readCommunes(official / "communes.json", tables, result.issues);
    readEpci(official / "epci.json", tables, result.issues);
    forEachObject(official / "departements.json", result.issues, [&](const Members& row) {
        tables.departements.push_back({text(row, "code"), text(row, "nom"), text(row, "region"), text(row, "chefLieu")});
    });
    forEachObject(official / "regions.json", result.issues, [&](const Members& row) {
        tables.regions.push_back({text(row, "code"), text(row, "nom")});
    });
    const std::filesystem::path boxes = packages / "fr-bounding-boxes" / "dist";
    readBoxes(boxes / "communes.json", tables.communeBoxes, result.issues);
    readBoxes(boxes / "epci.json", tables.epciBoxes, result.issues);
    result.value = std::move(tables);
    return result;
}

}  // namespace arobase
