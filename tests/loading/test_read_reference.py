"""The reference tables that travel with the program, and a folder's own States."""

from __future__ import annotations

import pandas as pd
import pytest

from reportgen import resources
from reportgen.cases.confidential import RawTable
from reportgen.errors import DataError
from reportgen.loading import load, read_reference
from reportgen.loading.reference import country_findings
from reportgen.vocabulary import Region


def own(*rows):
    cells = pd.DataFrame(rows, dtype="str", index=pd.Index(range(2, len(rows) + 2), name="row")).fillna("")
    return RawTable("countries.csv", cells)


class DescribeTheTablesOfTheProgram:
    def it_finds_a_state_by_code_and_by_its_names(self):
        reference = read_reference()
        names = ("NAM", "NA", "Namibia", "the Republic of Namibia", "Namibie", "Намибия", "纳米比亚", "ناميبيا")
        assert {reference.find_states(name)[0].iso3 for name in names} == {"NAM"}

    def it_knows_earlier_names_and_their_days(self):
        reference = read_reference()
        (country,) = reference.find_states("Turkey")
        assert country.iso3 == "TUR"
        assert country.name == "Türkiye"
        assert {name.name for name in country.history} >= {"Turkey", "Türkiye"}

    def it_counts_a_state_without_a_group_under_none(self):
        reference = read_reference()
        assert reference.countries["VAT"].region == Region.NONE
        assert Region.NONE in reference.regions

    def it_gives_every_state_a_region_that_exists(self):
        reference = read_reference()
        assert {country.region for country in reference.countries.values()} == set(reference.regions)

    def it_reads_terms_with_the_words_of_other_databases(self):
        reference = read_reference()
        term = reference.un_entities["special_procedures_thematic"]
        assert len(term.endreprisals) == 2
        assert term.label
        assert term.definition
        assert "sexual_violence" in reference.act_types
        assert "testimony" in reference.engagement_types

    def it_calls_no_real_state_synthetic(self):
        assert not any(country.synthetic for country in read_reference().countries.values())

    def it_says_when_they_are_not_there(self, monkeypatch, tmp_path):
        monkeypatch.setattr(resources, "reference", lambda: tmp_path)
        with pytest.raises(DataError, match="install reportgen again"):
            read_reference()


class DescribeAFoldersOwnStates:
    def it_adds_invented_states(self):
        row = {"iso3": "xaa", "name_en": "Axland", "name_in_text_en": "the Axland", "formal_name_en": "the Axish Realm"}
        country = read_reference(own(row)).countries["XAA"]
        assert country.synthetic
        assert country.in_text == "the Axland"
        assert country.region == Region.NONE
        assert country.other_names == ("the Axland", "the Axish Realm")

    @pytest.mark.parametrize("group", ["African States", "african", "AFRICAN STATES "])
    def it_takes_a_region_by_label_or_code(self, group):
        row = {"iso3": "XAA", "name_en": "Axland", "regional_group": group}
        assert read_reference(own(row)).countries["XAA"].region == "african"

    def it_makes_a_region_of_an_unknown_group(self):
        rows = [
            {"iso3": "XAA", "name_en": "Axland", "regional_group": "States of the Été Sea"},
            {"iso3": "XAB", "name_en": "Bexland", "regional_group": "states of the été sea"},
        ]
        reference = read_reference(own(*rows))
        assert reference.countries["XAA"].region == reference.countries["XAB"].region == "states_of_the_ete_sea"
        assert reference.regions["states_of_the_ete_sea"].label == "States of the Été Sea"
        assert list(reference.regions)[-1] == Region.NONE

    def it_makes_a_region_of_a_group_in_another_script(self):
        row = {"iso3": "XAA", "name_en": "Axland", "regional_group": "非洲国家"}
        reference = read_reference(own(row))
        assert reference.regions[reference.countries["XAA"].region].label == "非洲国家"

    def it_overrides_what_it_fills_in_and_keeps_the_rest(self):
        row = {"iso3": "NAM", "iso2": "", "name_en": "Namibia", "regional_group": "Northern Ring"}
        country = read_reference(own(row)).countries["NAM"]
        assert (country.iso2, country.region) == ("NA", "northern_ring")
        assert "Намибия" in country.other_names

    def it_finds_a_renamed_state_by_its_former_name(self):
        reference = read_reference(own({"iso3": "TUR", "name_en": "Turkiye"}))
        country = reference.countries["TUR"]
        assert country.name_on(None) == "Turkiye"
        assert country.history == ()
        assert {found.iso3 for name in ("Türkiye", "Turkey", "Turkiye") for found in reference.find_states(name)} == {
            "TUR"
        }

    def it_finds_nothing_wrong_in_good_rows(self):
        assert country_findings(own({"iso3": "XAA", "name_en": "Axland"}, {"iso3": "NAM", "name_en": "Namibia"})) == ()

    def it_takes_a_name_from_no_other_folder(self):
        first = own({"iso3": "XAA", "name_en": "Axland", "regional_group": "Northern Ring"})
        assert country_findings(first) == ()
        assert "northern_ring" in read_reference(first).regions
        assert country_findings(own({"iso3": "XAB", "name_en": "Axland"})) == ()
        assert {"XAA", "northern_ring"} & {*read_reference().countries, *read_reference().regions} == set()

    def it_may_bring_the_columns_of_the_programs_own_table(self, folder):
        source = (resources.reference() / "countries.csv").read_text(encoding="utf-8").splitlines()[:3]
        (folder / "countries.csv").write_text("\n".join(source) + "\n", encoding="utf-8")
        assert load(folder).raw.findings == ()
