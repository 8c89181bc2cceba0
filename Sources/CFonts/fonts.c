#include "CFonts.h"

/* Embedded, so that charts and the widths of their texts are the same whatever fonts a machine has. */
static const unsigned char regular[] = {
#embed "../../Resources/fonts/DejaVuSans.ttf"
};
static const unsigned char bold[] = {
#embed "../../Resources/fonts/DejaVuSans-Bold.ttf"
};

const unsigned char *heap_font(int is_bold, size_t *count) {
  *count = is_bold ? sizeof bold : sizeof regular;
  return is_bold ? bold : regular;
}
