// Written by Scripts/assets.sh (make assets). Do not edit.
#include "assets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char asset_0[] = {
#embed "../Mentoring/Competencies/Framework/framework-1-communication.json" suffix(,)
    0
};
static const unsigned char asset_1[] = {
#embed "../Mentoring/Competencies/Framework/framework-2-leading.json" suffix(,)
    0
};
static const unsigned char asset_2[] = {
#embed "../Mentoring/Competencies/Framework/framework-3-methods.json" suffix(,)
    0
};
static const unsigned char asset_3[] = {
#embed "../Mentoring/Competencies/Framework/framework-4-business.json" suffix(,)
    0
};
static const unsigned char asset_4[] = {
#embed "../Mentoring/Competencies/Framework/framework-5-digital.json" suffix(,)
    0
};
static const unsigned char asset_5[] = {
#embed "../Mentoring/Competencies/Framework/framework-6-compliance.json" suffix(,)
    0
};
static const unsigned char asset_6[] = {
#embed "../Mentoring/Competencies/Framework/framework-7-languages.json" suffix(,)
    0
};
static const unsigned char asset_7[] = {
#embed "../Mentoring/Competencies/Framework/framework-8-self.json" suffix(,)
    0
};
static const unsigned char asset_8[] = {
#embed "../Mentoring/Programmes/Templates/templates.json" suffix(,)
    0
};
static const unsigned char asset_9[] = {
#embed "../Storage/Migrations/0001-work.sql" suffix(,)
    0
};
static const unsigned char asset_10[] = {
#embed "../Storage/Migrations/0002-people.sql" suffix(,)
    0
};
static const unsigned char asset_11[] = {
#embed "../Storage/Migrations/0003-accounts.sql" suffix(,)
    0
};
static const unsigned char asset_12[] = {
#embed "../Storage/Migrations/0004-programmes.sql" suffix(,)
    0
};
static const unsigned char asset_13[] = {
#embed "../Storage/Migrations/0005-staff-import.sql" suffix(,)
    0
};
static const unsigned char asset_14[] = {
#embed "../Storage/Migrations/0006-competencies.sql" suffix(,)
    0
};
static const unsigned char asset_15[] = {
#embed "../Storage/Migrations/0007-pairing.sql" suffix(,)
    0
};
static const unsigned char asset_16[] = {
#embed "../Storage/Migrations/0008-mentorships.sql" suffix(,)
    0
};
static const unsigned char asset_17[] = {
#embed "../Storage/Migrations/0009-mail-refused.sql" suffix(,)
    0
};
static const unsigned char asset_18[] = {
#embed "../Storage/Migrations/0010-left-without.sql" suffix(,)
    0
};
static const unsigned char asset_19[] = {
#embed "../Storage/Migrations/0011-told-alone.sql" suffix(,)
    0
};
static const unsigned char asset_20[] = {
#embed "../Storage/Migrations/0012-ended-for.sql" suffix(,)
    0
};
static const unsigned char asset_21[] = {
#embed "../Storage/Migrations/0013-mail-released.sql" suffix(,)
    0
};
static const unsigned char asset_22[] = {
#embed "../Storage/Migrations/0014-mail-indexes.sql" suffix(,)
    0
};
static const unsigned char asset_23[] = {
#embed "../Storage/Migrations/0015-no-seen-at.sql" suffix(,)
    0
};
static const unsigned char asset_24[] = {
#embed "../Storage/Migrations/0016-deeds.sql" suffix(,)
    0
};
static const unsigned char asset_25[] = {
#embed "../Storage/Migrations/0017-lifted-rules.sql" suffix(,)
    0
};
static const unsigned char asset_26[] = {
#embed "../Storage/Migrations/0018-site-settled.sql" suffix(,)
    0
};
static const unsigned char asset_27[] = {
#embed "../Storage/Migrations/0019-problem-person.sql" suffix(,)
    0
};
static const unsigned char asset_28[] = {
#embed "../Storage/Migrations/0020-only-language.sql" suffix(,)
    0
};
static const unsigned char asset_29[] = {
#embed "../Storage/Migrations/0021-role-contact.sql" suffix(,)
    0
};
static const unsigned char asset_30[] = {
#embed "../Web/Accounts/words.json" suffix(,)
    0
};
static const unsigned char asset_31[] = {
#embed "../Web/Competencies/words.json" suffix(,)
    0
};
static const unsigned char asset_32[] = {
#embed "../Web/Demonstration/words.json" suffix(,)
    0
};
static const unsigned char asset_33[] = {
#embed "../Web/Design/words.json" suffix(,)
    0
};
static const unsigned char asset_34[] = {
#embed "../Web/Home/words.json" suffix(,)
    0
};
static const unsigned char asset_35[] = {
#embed "../Web/Imports/words.json" suffix(,)
    0
};
static const unsigned char asset_36[] = {
#embed "../Web/Layout/css/content/choosing.css" suffix(,)
    0
};
static const unsigned char asset_37[] = {
#embed "../Web/Layout/css/content/codes.css" suffix(,)
    0
};
static const unsigned char asset_38[] = {
#embed "../Web/Layout/css/content/facts.css" suffix(,)
    0
};
static const unsigned char asset_39[] = {
#embed "../Web/Layout/css/content/figures.css" suffix(,)
    0
};
static const unsigned char asset_40[] = {
#embed "../Web/Layout/css/content/lists.css" suffix(,)
    0
};
static const unsigned char asset_41[] = {
#embed "../Web/Layout/css/content/tables-small.css" suffix(,)
    0
};
static const unsigned char asset_42[] = {
#embed "../Web/Layout/css/content/tables.css" suffix(,)
    0
};
static const unsigned char asset_43[] = {
#embed "../Web/Layout/css/forms/controls.css" suffix(,)
    0
};
static const unsigned char asset_44[] = {
#embed "../Web/Layout/css/forms/filters.css" suffix(,)
    0
};
static const unsigned char asset_45[] = {
#embed "../Web/Layout/css/forms/forms.css" suffix(,)
    0
};
static const unsigned char asset_46[] = {
#embed "../Web/Layout/css/forms/inputs.css" suffix(,)
    0
};
static const unsigned char asset_47[] = {
#embed "../Web/Layout/css/ground/base.css" suffix(,)
    0
};
static const unsigned char asset_48[] = {
#embed "../Web/Layout/css/ground/print.css" suffix(,)
    0
};
static const unsigned char asset_49[] = {
#embed "../Web/Layout/css/ground/tokens.css" suffix(,)
    0
};
static const unsigned char asset_50[] = {
#embed "../Web/Layout/css/ground/utilities.css" suffix(,)
    0
};
static const unsigned char asset_51[] = {
#embed "../Web/Layout/css/page/cards.css" suffix(,)
    0
};
static const unsigned char asset_52[] = {
#embed "../Web/Layout/css/page/frame.css" suffix(,)
    0
};
static const unsigned char asset_53[] = {
#embed "../Web/Layout/css/page/notices.css" suffix(,)
    0
};
static const unsigned char asset_54[] = {
#embed "../Web/Layout/css/page/page.css" suffix(,)
    0
};
static const unsigned char asset_55[] = {
#embed "../Web/Layout/css/page/pages.css" suffix(,)
    0
};
static const unsigned char asset_56[] = {
#embed "../Web/Layout/css/page/ways.css" suffix(,)
    0
};
static const unsigned char asset_57[] = {
#embed "../Web/Layout/js/copy.js" suffix(,)
    0
};
static const unsigned char asset_58[] = {
#embed "../Web/Layout/js/dialog.js" suffix(,)
    0
};
static const unsigned char asset_59[] = {
#embed "../Web/Layout/js/document.js" suffix(,)
    0
};
static const unsigned char asset_60[] = {
#embed "../Web/Layout/js/drop.js" suffix(,)
    0
};
static const unsigned char asset_61[] = {
#embed "../Web/Layout/js/hold.js" suffix(,)
    0
};
static const unsigned char asset_62[] = {
#embed "../Web/Layout/js/letter.js" suffix(,)
    0
};
static const unsigned char asset_63[] = {
#embed "../Web/Layout/js/live.js" suffix(,)
    0
};
static const unsigned char asset_64[] = {
#embed "../Web/Layout/js/menu.js" suffix(,)
    0
};
static const unsigned char asset_65[] = {
#embed "../Web/Layout/js/place.js" suffix(,)
    0
};
static const unsigned char asset_66[] = {
#embed "../Web/Layout/js/print.js" suffix(,)
    0
};
static const unsigned char asset_67[] = {
#embed "../Web/Layout/js/refresh.js" suffix(,)
    0
};
static const unsigned char asset_68[] = {
#embed "../Web/Layout/js/refused.js" suffix(,)
    0
};
static const unsigned char asset_69[] = {
#embed "../Web/Layout/js/select.js" suffix(,)
    0
};
static const unsigned char asset_70[] = {
#embed "../Web/Layout/js/unsaved.js" suffix(,)
    0
};
static const unsigned char asset_71[] = {
#embed "../Web/Layout/mark.svg" suffix(,)
    0
};
static const unsigned char asset_72[] = {
#embed "../Web/Mails/words.json" suffix(,)
    0
};
static const unsigned char asset_73[] = {
#embed "../Web/Mentorships/words.json" suffix(,)
    0
};
static const unsigned char asset_74[] = {
#embed "../Web/Pairing/words.json" suffix(,)
    0
};
static const unsigned char asset_75[] = {
#embed "../Web/People/words.json" suffix(,)
    0
};
static const unsigned char asset_76[] = {
#embed "../Web/Privacy/words.json" suffix(,)
    0
};
static const unsigned char asset_77[] = {
#embed "../Web/Programmes/words.json" suffix(,)
    0
};
static const unsigned char asset_78[] = {
#embed "../Web/SetUp/words.json" suffix(,)
    0
};
static const unsigned char asset_79[] = {
#embed "../Web/Site/words.json" suffix(,)
    0
};
static const struct binome_asset assets[] = {
    {"Mentoring/Competencies/Framework/framework-1-communication.json", asset_0, sizeof asset_0 - 1},
    {"Mentoring/Competencies/Framework/framework-2-leading.json", asset_1, sizeof asset_1 - 1},
    {"Mentoring/Competencies/Framework/framework-3-methods.json", asset_2, sizeof asset_2 - 1},
    {"Mentoring/Competencies/Framework/framework-4-business.json", asset_3, sizeof asset_3 - 1},
    {"Mentoring/Competencies/Framework/framework-5-digital.json", asset_4, sizeof asset_4 - 1},
    {"Mentoring/Competencies/Framework/framework-6-compliance.json", asset_5, sizeof asset_5 - 1},
    {"Mentoring/Competencies/Framework/framework-7-languages.json", asset_6, sizeof asset_6 - 1},
    {"Mentoring/Competencies/Framework/framework-8-self.json", asset_7, sizeof asset_7 - 1},
    {"Mentoring/Programmes/Templates/templates.json", asset_8, sizeof asset_8 - 1},
    {"Storage/Migrations/0001-work.sql", asset_9, sizeof asset_9 - 1},
    {"Storage/Migrations/0002-people.sql", asset_10, sizeof asset_10 - 1},
    {"Storage/Migrations/0003-accounts.sql", asset_11, sizeof asset_11 - 1},
    {"Storage/Migrations/0004-programmes.sql", asset_12, sizeof asset_12 - 1},
    {"Storage/Migrations/0005-staff-import.sql", asset_13, sizeof asset_13 - 1},
    {"Storage/Migrations/0006-competencies.sql", asset_14, sizeof asset_14 - 1},
    {"Storage/Migrations/0007-pairing.sql", asset_15, sizeof asset_15 - 1},
    {"Storage/Migrations/0008-mentorships.sql", asset_16, sizeof asset_16 - 1},
    {"Storage/Migrations/0009-mail-refused.sql", asset_17, sizeof asset_17 - 1},
    {"Storage/Migrations/0010-left-without.sql", asset_18, sizeof asset_18 - 1},
    {"Storage/Migrations/0011-told-alone.sql", asset_19, sizeof asset_19 - 1},
    {"Storage/Migrations/0012-ended-for.sql", asset_20, sizeof asset_20 - 1},
    {"Storage/Migrations/0013-mail-released.sql", asset_21, sizeof asset_21 - 1},
    {"Storage/Migrations/0014-mail-indexes.sql", asset_22, sizeof asset_22 - 1},
    {"Storage/Migrations/0015-no-seen-at.sql", asset_23, sizeof asset_23 - 1},
    {"Storage/Migrations/0016-deeds.sql", asset_24, sizeof asset_24 - 1},
    {"Storage/Migrations/0017-lifted-rules.sql", asset_25, sizeof asset_25 - 1},
    {"Storage/Migrations/0018-site-settled.sql", asset_26, sizeof asset_26 - 1},
    {"Storage/Migrations/0019-problem-person.sql", asset_27, sizeof asset_27 - 1},
    {"Storage/Migrations/0020-only-language.sql", asset_28, sizeof asset_28 - 1},
    {"Storage/Migrations/0021-role-contact.sql", asset_29, sizeof asset_29 - 1},
    {"Web/Accounts/words.json", asset_30, sizeof asset_30 - 1},
    {"Web/Competencies/words.json", asset_31, sizeof asset_31 - 1},
    {"Web/Demonstration/words.json", asset_32, sizeof asset_32 - 1},
    {"Web/Design/words.json", asset_33, sizeof asset_33 - 1},
    {"Web/Home/words.json", asset_34, sizeof asset_34 - 1},
    {"Web/Imports/words.json", asset_35, sizeof asset_35 - 1},
    {"Web/Layout/css/content/choosing.css", asset_36, sizeof asset_36 - 1},
    {"Web/Layout/css/content/codes.css", asset_37, sizeof asset_37 - 1},
    {"Web/Layout/css/content/facts.css", asset_38, sizeof asset_38 - 1},
    {"Web/Layout/css/content/figures.css", asset_39, sizeof asset_39 - 1},
    {"Web/Layout/css/content/lists.css", asset_40, sizeof asset_40 - 1},
    {"Web/Layout/css/content/tables-small.css", asset_41, sizeof asset_41 - 1},
    {"Web/Layout/css/content/tables.css", asset_42, sizeof asset_42 - 1},
    {"Web/Layout/css/forms/controls.css", asset_43, sizeof asset_43 - 1},
    {"Web/Layout/css/forms/filters.css", asset_44, sizeof asset_44 - 1},
    {"Web/Layout/css/forms/forms.css", asset_45, sizeof asset_45 - 1},
    {"Web/Layout/css/forms/inputs.css", asset_46, sizeof asset_46 - 1},
    {"Web/Layout/css/ground/base.css", asset_47, sizeof asset_47 - 1},
    {"Web/Layout/css/ground/print.css", asset_48, sizeof asset_48 - 1},
    {"Web/Layout/css/ground/tokens.css", asset_49, sizeof asset_49 - 1},
    {"Web/Layout/css/ground/utilities.css", asset_50, sizeof asset_50 - 1},
    {"Web/Layout/css/page/cards.css", asset_51, sizeof asset_51 - 1},
    {"Web/Layout/css/page/frame.css", asset_52, sizeof asset_52 - 1},
    {"Web/Layout/css/page/notices.css", asset_53, sizeof asset_53 - 1},
    {"Web/Layout/css/page/page.css", asset_54, sizeof asset_54 - 1},
    {"Web/Layout/css/page/pages.css", asset_55, sizeof asset_55 - 1},
    {"Web/Layout/css/page/ways.css", asset_56, sizeof asset_56 - 1},
    {"Web/Layout/js/copy.js", asset_57, sizeof asset_57 - 1},
    {"Web/Layout/js/dialog.js", asset_58, sizeof asset_58 - 1},
    {"Web/Layout/js/document.js", asset_59, sizeof asset_59 - 1},
    {"Web/Layout/js/drop.js", asset_60, sizeof asset_60 - 1},
    {"Web/Layout/js/hold.js", asset_61, sizeof asset_61 - 1},
    {"Web/Layout/js/letter.js", asset_62, sizeof asset_62 - 1},
    {"Web/Layout/js/live.js", asset_63, sizeof asset_63 - 1},
    {"Web/Layout/js/menu.js", asset_64, sizeof asset_64 - 1},
    {"Web/Layout/js/place.js", asset_65, sizeof asset_65 - 1},
    {"Web/Layout/js/print.js", asset_66, sizeof asset_66 - 1},
    {"Web/Layout/js/refresh.js", asset_67, sizeof asset_67 - 1},
    {"Web/Layout/js/refused.js", asset_68, sizeof asset_68 - 1},
    {"Web/Layout/js/select.js", asset_69, sizeof asset_69 - 1},
    {"Web/Layout/js/unsaved.js", asset_70, sizeof asset_70 - 1},
    {"Web/Layout/mark.svg", asset_71, sizeof asset_71 - 1},
    {"Web/Mails/words.json", asset_72, sizeof asset_72 - 1},
    {"Web/Mentorships/words.json", asset_73, sizeof asset_73 - 1},
    {"Web/Pairing/words.json", asset_74, sizeof asset_74 - 1},
    {"Web/People/words.json", asset_75, sizeof asset_75 - 1},
    {"Web/Privacy/words.json", asset_76, sizeof asset_76 - 1},
    {"Web/Programmes/words.json", asset_77, sizeof asset_77 - 1},
    {"Web/SetUp/words.json", asset_78, sizeof asset_78 - 1},
    {"Web/Site/words.json", asset_79, sizeof asset_79 - 1},
    {0, 0, 0},
};
size_t binome_asset_count(void) { return 80; }
struct binome_asset binome_asset_at(size_t index) { return assets[index < 80 ? index : 80]; }
