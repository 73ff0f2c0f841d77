/*
 * sound -- what kind of sound recording some bytes are, by the heads of their containers.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never: false is an answer
 * Limits: none; a few bytes are looked at
 * Tests:  file_kind_test.c
 */
#ifndef BAOCAO_SOUND_H
#define BAOCAO_SOUND_H

#include "base/str.h"

bool sound_is_mp3(struct str bytes);
bool sound_is_m4a(struct str bytes);
bool sound_is_wav(struct str bytes);
/* Ogg with sound in it: Vorbis, Opus, FLAC or Speex; pictures in Ogg are none. */
bool sound_is_ogg(struct str bytes);

#endif
