/* What the static libraries of Cairo and FreeType call, and this program never needs: fontconfig, as
   the font is embedded, and Brotli, as it is no web font. So neither is linked in, nor what they need. And where Swift's library looks for the program
   that it would show a crash with: there is none, and without /proc the search ends the program. */
#include <stdint.h>
#include <stdlib.h>
#include <ft2build.h>
#include FT_FREETYPE_H

/* The only one that is called: the glyph of a character, which FreeType knows as well. */
FT_UInt FcFreeTypeCharIndex(FT_Face face, FT_ULong character);
FT_UInt FcFreeTypeCharIndex(FT_Face face, FT_ULong character) {
  return FT_Get_Char_Index(face, character);
}

#define NEVER(name) \
  void name(void); \
  void name(void) { abort(); }

NEVER(BrotliDecoderDecompress)
NEVER(FcConfigGetCurrent)
NEVER(FcConfigSubstitute)
NEVER(FcDefaultSubstitute)
NEVER(FcFontMatch)
NEVER(FcInitBringUptoDate)
NEVER(FcPatternAddBool)
NEVER(FcPatternAddDouble)
NEVER(FcPatternAddInteger)
NEVER(FcPatternAddString)
NEVER(FcPatternCreate)
NEVER(FcPatternDel)
NEVER(FcPatternDestroy)
NEVER(FcPatternDuplicate)
NEVER(FcPatternGet)
NEVER(FcPatternGetBool)
NEVER(FcPatternGetFTFace)
NEVER(FcPatternGetInteger)
NEVER(FcPatternGetString)

/* The linker puts it in place of the function without the prefix. */
const char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name);
const char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) {
  (void)name;
  return NULL;
}

/* The names of all characters, half a megabyte of Swift's library: nothing asks for one. */
intptr_t __wrap__swift_stdlib_getScalarName(uint32_t scalar, uint8_t *buffer, intptr_t capacity);
intptr_t __wrap__swift_stdlib_getScalarName(uint32_t scalar, uint8_t *buffer, intptr_t capacity) {
  (void)scalar, (void)buffer, (void)capacity;
  return 0;
}
