/** Written by `make generate` from docs/openapi.json. */
"use strict";
export const isBaselineResponse = validate21;
const schema6 = {"$id":"isBaselineResponse","$ref":"api#/components/schemas/BaselineResponse"};
const schema8 = {"properties":{"curve":{"items":{"type":"number"},"type":"array"},"examples":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"grid":{"anyOf":[{"items":{"items":{"items":{"type":"number"},"type":"array"},"type":"array"},"type":"array"},{"type":"null"}]},"groups":{"items":{"type":"number"},"type":"array"},"metrics":{"additionalProperties":{"additionalProperties":{"type":"number"},"type":"object"},"type":"object"},"points":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},"reach":{"anyOf":[{"maxItems":4,"minItems":4,"items":[{"type":"number"},{"type":"number"},{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},{"type":"null"}]}},"required":["metrics","examples"],"type":"object"};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.metrics === undefined) && (missing0 = "metrics")) || ((data.examples === undefined) && (missing0 = "examples"))){
validate23.errors = [{}];
return false;
}
else {
if(data.curve !== undefined){
let data0 = data.curve;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(typeof data0[i0] == "number")){
validate23.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.examples !== undefined){
let data2 = data.examples;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
if(data2.length > 2){
validate23.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate23.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(!(len1 <= 2)){
validate23.errors = [{}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
const _errs7 = errors;
if(!(typeof data2[0] == "number")){
validate23.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
}
if(valid2){
if(len2 > 1){
const _errs9 = errors;
if(!(typeof data2[1] == "number")){
validate23.errors = [{}];
return false;
}
var valid2 = _errs9 === errors;
}
}
}
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grid !== undefined){
let data5 = data.grid;
const _errs11 = errors;
const _errs12 = errors;
let valid3 = false;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data5)){
var valid4 = true;
const len3 = data5.length;
for(let i1=0; i1<len3; i1++){
let data6 = data5[i1];
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid5 = true;
const len4 = data6.length;
for(let i2=0; i2<len4; i2++){
let data7 = data6[i2];
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
var valid6 = true;
const len5 = data7.length;
for(let i3=0; i3<len5; i3++){
const _errs19 = errors;
if(!(typeof data7[i3] == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid6 = _errs19 === errors;
if(!valid6){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid5 = _errs17 === errors;
if(!valid5){
break;
}
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs21 = errors;
if(data5 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate23.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data9 = data.groups;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data9)){
var valid7 = true;
const len6 = data9.length;
for(let i4=0; i4<len6; i4++){
const _errs25 = errors;
if(!(typeof data9[i4] == "number")){
validate23.errors = [{}];
return false;
}
var valid7 = _errs25 === errors;
if(!valid7){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data11 = data.metrics;
const _errs27 = errors;
if(errors === _errs27){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key0 in data11){
let data12 = data11[key0];
const _errs30 = errors;
if(errors === _errs30){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
const _errs33 = errors;
if(!(typeof data12[key1] == "number")){
validate23.errors = [{}];
return false;
}
var valid9 = _errs33 === errors;
if(!valid9){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data14 = data.points;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data14)){
var valid10 = true;
const len7 = data14.length;
for(let i5=0; i5<len7; i5++){
let data15 = data14[i5];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data15)){
if(data15.length > 2){
validate23.errors = [{}];
return false;
}
else {
if(data15.length < 2){
validate23.errors = [{}];
return false;
}
else {
const len8 = data15.length;
if(!(len8 <= 2)){
validate23.errors = [{}];
return false;
}
else {
const len9 = data15.length;
if(len9 > 0){
const _errs39 = errors;
if(!(typeof data15[0] == "number")){
validate23.errors = [{}];
return false;
}
var valid11 = _errs39 === errors;
}
if(valid11){
if(len9 > 1){
const _errs41 = errors;
if(!(typeof data15[1] == "number")){
validate23.errors = [{}];
return false;
}
var valid11 = _errs41 === errors;
}
}
}
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid10 = _errs37 === errors;
if(!valid10){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reach !== undefined){
let data18 = data.reach;
const _errs43 = errors;
const _errs44 = errors;
let valid12 = false;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data18)){
if(data18.length > 4){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
if(data18.length < 4){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
const len10 = data18.length;
if(!(len10 <= 4)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const len11 = data18.length;
if(len11 > 0){
const _errs47 = errors;
if(!(typeof data18[0] == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid13 = _errs47 === errors;
}
if(valid13){
if(len11 > 1){
const _errs49 = errors;
if(!(typeof data18[1] == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid13 = _errs49 === errors;
}
if(valid13){
if(len11 > 2){
const _errs51 = errors;
if(!(typeof data18[2] == "number")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid13 = _errs51 === errors;
}
if(valid13){
if(len11 > 3){
const _errs53 = errors;
if(!(typeof data18[3] == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid13 = _errs53 === errors;
}
}
}
}
}
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid1 = _errs45 === errors;
valid12 = valid12 || _valid1;
if(!valid12){
const _errs55 = errors;
if(data18 !== null){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs55 === errors;
valid12 = valid12 || _valid1;
}
if(!valid12){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate23.errors = vErrors;
return false;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isBaselineResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export const isCheckResponse = validate25;
const schema9 = {"$id":"isCheckResponse","$ref":"api#/components/schemas/CheckResponse"};
const schema10 = {"properties":{"memory_bytes":{"type":"number"},"nodes":{"items":{"$ref":"#/components/schemas/NodeCheck"},"type":"array"},"ok":{"type":"boolean"},"operations":{"type":"number"},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"spec":{"anyOf":[{"$ref":"#/components/schemas/ExperimentSpec"},{"type":"null"}]},"spec_hash":{"anyOf":[{"type":"string"},{"type":"null"}]},"steps_per_epoch":{"anyOf":[{"type":"number"},{"type":"null"}]},"training_size":{"anyOf":[{"type":"number"},{"type":"null"}]},"warnings":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"weights":{"type":"number"}},"required":["ok","problems","warnings","nodes","weights","operations","memory_bytes","steps_per_epoch","training_size","spec_hash"],"type":"object"};
const schema11 = {"properties":{"node_id":{"type":"string"},"operations":{"type":"number"},"output_shape":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"receptive_field":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"weights":{"type":"number"}},"required":["node_id","output_shape","weights","operations"],"type":"object"};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.node_id === undefined) && (missing0 = "node_id")) || ((data.output_shape === undefined) && (missing0 = "output_shape"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate27.errors = [{}];
return false;
}
else {
if(data.node_id !== undefined){
const _errs1 = errors;
if(typeof data.node_id !== "string"){
validate27.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs3 = errors;
if(!(typeof data.operations == "number")){
validate27.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output_shape !== undefined){
let data2 = data.output_shape;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data2[i0] == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data2 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate27.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receptive_field !== undefined){
let data4 = data.receptive_field;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid4 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(typeof data4[i1] == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs19 = errors;
if(data4 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate27.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs21 = errors;
if(!(typeof data.weights == "number")){
validate27.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate27.errors = [{}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}

const schema12 = {"properties":{"advice":{"anyOf":[{"$ref":"#/components/schemas/Advice"},{"type":"null"}],"default":null},"code":{"type":"string"},"expected":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"got":{"$ref":"#/components/schemas/JsonValue","default":null},"hint":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"message":{"type":"string"},"node_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"path":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}},"required":["code","message"],"type":"object"};
const schema13 = {"properties":{"code":{"type":"string"},"layer":{"type":"string"},"nodes":{"items":{"type":"string"},"type":"array"},"settings":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"}},"required":["code","nodes","layer"],"type":"object"};
const schema14 = {};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
validate31.errors = null;
return true;
}


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.layer === undefined) && (missing0 = "layer"))){
validate30.errors = [{}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate30.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layer !== undefined){
const _errs3 = errors;
if(typeof data.layer !== "string"){
validate30.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data2 = data.nodes;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data2[i0] !== "string"){
validate30.errors = [{}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate30.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data4 = data.settings;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key0 in data4){
const _errs12 = errors;
if(!(validate31(data4[key0], {instancePath:instancePath+"/settings/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate30.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate30.errors = [{}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.advice === undefined){
data.advice = null;
}
if(data.expected === undefined){
data.expected = null;
}
if(data.got === undefined){
data.got = null;
}
if(data.hint === undefined){
data.hint = null;
}
if(data.node_id === undefined){
data.node_id = null;
}
if(data.path === undefined){
data.path = null;
}
let missing0;
if(((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))){
validate29.errors = [{}];
return false;
}
else {
let data0 = data.advice;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(validate30(data0, {instancePath:instancePath+"/advice",parentData:data,parentDataProperty:"advice",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data0 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.code !== undefined){
const _errs6 = errors;
if(typeof data.code !== "string"){
validate29.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data2 = data.expected;
const _errs8 = errors;
const _errs9 = errors;
let valid2 = false;
const _errs10 = errors;
if(typeof data2 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs12 = errors;
if(data2 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
if(valid0){
const _errs14 = errors;
if(!(validate31(data.got, {instancePath:instancePath+"/got",parentData:data,parentDataProperty:"got",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
if(valid0){
let data4 = data.hint;
const _errs15 = errors;
const _errs16 = errors;
let valid3 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs17 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs19 = errors;
if(data4 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
if(valid0){
if(data.message !== undefined){
const _errs21 = errors;
if(typeof data.message !== "string"){
validate29.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.node_id;
const _errs23 = errors;
const _errs24 = errors;
let valid4 = false;
const _errs25 = errors;
if(typeof data6 !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data6 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
let data7 = data.path;
const _errs29 = errors;
const _errs30 = errors;
let valid5 = false;
const _errs31 = errors;
if(typeof data7 !== "string"){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs33 = errors;
if(data7 !== null){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs33 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
}
}
}
}
}
}
}
}
}
else {
validate29.errors = [{}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}

const schema15 = {"properties":{"data":{"$ref":"#/components/schemas/Data"},"network":{"$ref":"#/components/schemas/Network"},"objectives":{"items":{"$ref":"#/components/schemas/Objective"},"minItems":1,"type":"array"},"optimizer":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"sgd"}},"schedule":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"constant"}},"training":{"$ref":"#/components/schemas/Training","default":{"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0}},"version":{"const":1,"default":1,"type":"number"}},"required":["network","data","objectives"],"type":"object"};
const schema16 = {"properties":{"augmentations":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"preprocessing":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"split":{"$ref":"#/components/schemas/Split","default":{"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null}},"type":{"type":"string"}},"required":["type"],"type":"object"};
const schema17 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"type":{"type":"string"}},"required":["type"],"type":"object"};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate38.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate31(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}

const schema18 = {"properties":{"bootstrap_seed":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"fold":{"default":0,"type":"number"},"folds":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"largest_ratio":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"seed":{"default":0,"type":"number"},"test":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"train":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"validation":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null}},"type":"object"};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.bootstrap_seed === undefined){
data.bootstrap_seed = null;
}
if(data.fold === undefined){
data.fold = 0;
}
if(data.folds === undefined){
data.folds = null;
}
if(data.largest_ratio === undefined){
data.largest_ratio = null;
}
if(data.seed === undefined){
data.seed = 0;
}
if(data.test === undefined){
data.test = null;
}
if(data.train === undefined){
data.train = null;
}
if(data.validation === undefined){
data.validation = null;
}
let data0 = data.bootstrap_seed;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs7 = errors;
if(!(typeof data.fold == "number")){
validate43.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
if(valid0){
let data2 = data.folds;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
let data3 = data.largest_ratio;
const _errs15 = errors;
const _errs16 = errors;
let valid3 = false;
const _errs17 = errors;
if(!(typeof data3 == "number")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs17 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs19 = errors;
if(data3 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs21 = errors;
if(!(typeof data.seed == "number")){
validate43.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
if(valid0){
let data5 = data.test;
const _errs23 = errors;
const _errs24 = errors;
let valid4 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data5 !== null){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
let data6 = data.train;
const _errs29 = errors;
const _errs30 = errors;
let valid5 = false;
const _errs31 = errors;
if(!(typeof data6 == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs33 = errors;
if(data6 !== null){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid4 = _errs33 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
if(valid0){
let data7 = data.validation;
const _errs35 = errors;
const _errs36 = errors;
let valid6 = false;
const _errs37 = errors;
if(!(typeof data7 == "number")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid5 = _errs37 === errors;
valid6 = valid6 || _valid5;
if(!valid6){
const _errs39 = errors;
if(data7 !== null){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid5 = _errs39 === errors;
valid6 = valid6 || _valid5;
}
if(!valid6){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
else {
validate43.errors = [{}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.augmentations === undefined){
data.augmentations = [];
}
if(data.preprocessing === undefined){
data.preprocessing = [];
}
if(data.split === undefined){
data.split = {"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null};
}
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate37.errors = [{}];
return false;
}
else {
let data0 = data.augmentations;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate38(data0[i0], {instancePath:instancePath+"/augmentations/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate37.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.config !== undefined){
let data2 = data.config;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate31(data2[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate37.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.preprocessing;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(!(validate38(data4[i1], {instancePath:instancePath+"/preprocessing/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate37.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
if(valid0){
const _errs11 = errors;
if(!(validate43(data.split, {instancePath:instancePath+"/split",parentData:data,parentDataProperty:"split",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.type !== undefined){
const _errs12 = errors;
if(typeof data.type !== "string"){
validate37.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate37.errors = [{}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}

const schema19 = {"properties":{"edges":{"default":[],"items":{"$ref":"#/components/schemas/Edge"},"type":"array"},"nodes":{"default":[],"items":{"$ref":"#/components/schemas/Node"},"type":"array"}},"type":"object"};
const schema20 = {"properties":{"source":{"type":"string"},"source_port":{"default":"out","type":"string"},"target":{"type":"string"},"target_port":{"default":"in","type":"string"}},"required":["source","target"],"type":"object"};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source_port === undefined){
data.source_port = "out";
}
if(data.target_port === undefined){
data.target_port = "in";
}
let missing0;
if(((data.source === undefined) && (missing0 = "source")) || ((data.target === undefined) && (missing0 = "target"))){
validate47.errors = [{}];
return false;
}
else {
if(data.source !== undefined){
const _errs1 = errors;
if(typeof data.source !== "string"){
validate47.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.source_port !== "string"){
validate47.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.target !== undefined){
const _errs5 = errors;
if(typeof data.target !== "string"){
validate47.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs7 = errors;
if(typeof data.target_port !== "string"){
validate47.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
}
}
}
}
else {
validate47.errors = [{}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}

const schema21 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"frozen":{"default":false,"type":"boolean"},"id":{"type":"string"},"learning_rate_factor":{"default":1,"type":"number"},"type":{"type":"string"}},"required":["type","id"],"type":"object"};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.frozen === undefined){
data.frozen = false;
}
if(data.learning_rate_factor === undefined){
data.learning_rate_factor = 1;
}
let missing0;
if(((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))){
validate49.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate31(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate49.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs5 = errors;
if(typeof data.frozen !== "boolean"){
validate49.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
if(valid0){
if(data.id !== undefined){
const _errs7 = errors;
if(typeof data.id !== "string"){
validate49.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs9 = errors;
if(!(typeof data.learning_rate_factor == "number")){
validate49.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
if(valid0){
if(data.type !== undefined){
const _errs11 = errors;
if(typeof data.type !== "string"){
validate49.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate49.errors = [{}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.edges === undefined){
data.edges = [];
}
if(data.nodes === undefined){
data.nodes = [];
}
let data0 = data.edges;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate47(data0[i0], {instancePath:instancePath+"/edges/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate46.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
let data2 = data.nodes;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate49(data2[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate46.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
}
else {
validate46.errors = [{}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}

const schema22 = {"properties":{"loss":{"$ref":"#/components/schemas/Component"},"prediction":{"type":"string"},"target":{"enum":["label","one_hot","value","input","none"],"type":"string"},"weight":{"default":1,"type":"number"}},"required":["loss","prediction","target"],"type":"object"};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weight === undefined){
data.weight = 1;
}
let missing0;
if((((data.loss === undefined) && (missing0 = "loss")) || ((data.prediction === undefined) && (missing0 = "prediction"))) || ((data.target === undefined) && (missing0 = "target"))){
validate53.errors = [{}];
return false;
}
else {
if(data.loss !== undefined){
const _errs1 = errors;
if(!(validate38(data.loss, {instancePath:instancePath+"/loss",parentData:data,parentDataProperty:"loss",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prediction !== undefined){
const _errs2 = errors;
if(typeof data.prediction !== "string"){
validate53.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.target !== undefined){
let data2 = data.target;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate53.errors = [{}];
return false;
}
if(!(((((data2 === "label") || (data2 === "one_hot")) || (data2 === "value")) || (data2 === "input")) || (data2 === "none"))){
validate53.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(typeof data.weight == "number")){
validate53.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
}
}
}
}
else {
validate53.errors = [{}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}

const schema23 = {"properties":{"batch_size":{"default":10,"type":"number"},"class_weights":{"anyOf":[{"const":"balanced","type":"string"},{"items":{"type":"number"},"type":"array"},{"type":"null"}],"default":null},"clipping":{"anyOf":[{"$ref":"#/components/schemas/Clipping"},{"type":"null"}],"default":null},"early_stopping":{"anyOf":[{"$ref":"#/components/schemas/EarlyStopping"},{"type":"null"}],"default":null},"epochs":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"evaluation":{"$ref":"#/components/schemas/Evaluation","default":{"every":1,"metrics":null,"unit":"epoch"}},"l1":{"default":0,"type":"number"},"l2":{"default":0,"type":"number"},"precision":{"default":"float32","enum":["float32","float64"],"type":"string"},"seed":{"default":0,"type":"number"}},"type":"object"};
const schema24 = {"properties":{"at":{"type":"number"},"by":{"enum":["global_norm","norm","value"],"type":"string"}},"required":["by","at"],"type":"object"};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.by === undefined) && (missing0 = "by")) || ((data.at === undefined) && (missing0 = "at"))){
validate59.errors = [{}];
return false;
}
else {
if(data.at !== undefined){
const _errs1 = errors;
if(!(typeof data.at == "number")){
validate59.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data1 = data.by;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate59.errors = [{}];
return false;
}
if(!(((data1 === "global_norm") || (data1 === "norm")) || (data1 === "value"))){
validate59.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate59.errors = [{}];
return false;
}
}
validate59.errors = vErrors;
return errors === 0;
}

const schema25 = {"properties":{"least_gain":{"default":0,"type":"number"},"patience":{"default":10,"type":"number"},"restore_best":{"default":true,"type":"boolean"}},"type":"object"};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.least_gain === undefined){
data.least_gain = 0;
}
if(data.patience === undefined){
data.patience = 10;
}
if(data.restore_best === undefined){
data.restore_best = true;
}
const _errs1 = errors;
if(!(typeof data.least_gain == "number")){
validate61.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs3 = errors;
if(!(typeof data.patience == "number")){
validate61.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
const _errs5 = errors;
if(typeof data.restore_best !== "boolean"){
validate61.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
}
}
else {
validate61.errors = [{}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}

const schema26 = {"properties":{"every":{"default":1,"type":"number"},"metrics":{"anyOf":[{"items":{"type":"string"},"type":"array"},{"type":"null"}],"default":null},"unit":{"default":"epoch","enum":["epoch","step"],"type":"string"}},"type":"object"};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
data.every = 1;
}
if(data.metrics === undefined){
data.metrics = null;
}
if(data.unit === undefined){
data.unit = "epoch";
}
const _errs1 = errors;
if(!(typeof data.every == "number")){
validate63.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.metrics;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data1[i0] !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(data1 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate63.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.unit;
const _errs11 = errors;
if(typeof data3 !== "string"){
validate63.errors = [{}];
return false;
}
if(!((data3 === "epoch") || (data3 === "step"))){
validate63.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
}
}
else {
validate63.errors = [{}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.batch_size === undefined){
data.batch_size = 10;
}
if(data.class_weights === undefined){
data.class_weights = null;
}
if(data.clipping === undefined){
data.clipping = null;
}
if(data.early_stopping === undefined){
data.early_stopping = null;
}
if(data.epochs === undefined){
data.epochs = null;
}
if(data.evaluation === undefined){
data.evaluation = {"every":1,"metrics":null,"unit":"epoch"};
}
if(data.l1 === undefined){
data.l1 = 0;
}
if(data.l2 === undefined){
data.l2 = 0;
}
if(data.precision === undefined){
data.precision = "float32";
}
if(data.seed === undefined){
data.seed = 0;
}
const _errs1 = errors;
if(!(typeof data.batch_size == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.class_weights;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("balanced" !== data1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data1[i0] == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data1 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate58.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.clipping;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(validate59(data3, {instancePath:instancePath+"/clipping",parentData:data,parentDataProperty:"clipping",rootData}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs16 = errors;
if(data3 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate58.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
if(valid0){
let data4 = data.early_stopping;
const _errs18 = errors;
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(!(validate61(data4, {instancePath:instancePath+"/early_stopping",parentData:data,parentDataProperty:"early_stopping",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs21 = errors;
if(data4 !== null){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate58.errors = vErrors;
return false;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs18 === errors;
if(valid0){
let data5 = data.epochs;
const _errs23 = errors;
const _errs24 = errors;
let valid5 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const _errs27 = errors;
if(data5 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid5 = valid5 || _valid3;
}
if(!valid5){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate58.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
const _errs29 = errors;
if(!(validate63(data.evaluation, {instancePath:instancePath+"/evaluation",parentData:data,parentDataProperty:"evaluation",rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid0 = _errs29 === errors;
if(valid0){
const _errs30 = errors;
if(!(typeof data.l1 == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
if(valid0){
const _errs32 = errors;
if(!(typeof data.l2 == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
if(valid0){
let data9 = data.precision;
const _errs34 = errors;
if(typeof data9 !== "string"){
validate58.errors = [{}];
return false;
}
if(!((data9 === "float32") || (data9 === "float64"))){
validate58.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
if(valid0){
const _errs36 = errors;
if(!(typeof data.seed == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
}
}
}
}
}
}
}
}
}
else {
validate58.errors = [{}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 1;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate36.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate37(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate46(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate36.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate53(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate36.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate38(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate38(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate58(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate36.errors = [{}];
return false;
}
if(1 !== data7){
validate36.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate36.errors = [{}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.ok === undefined) && (missing0 = "ok")) || ((data.problems === undefined) && (missing0 = "problems"))) || ((data.warnings === undefined) && (missing0 = "warnings"))) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))) || ((data.memory_bytes === undefined) && (missing0 = "memory_bytes"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))){
validate26.errors = [{}];
return false;
}
else {
if(data.memory_bytes !== undefined){
const _errs1 = errors;
if(!(typeof data.memory_bytes == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data1 = data.nodes;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate27(data1[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ok !== undefined){
const _errs6 = errors;
if(typeof data.ok !== "boolean"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs8 = errors;
if(!(typeof data.operations == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data5 = data.problems;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(validate29(data5[i1], {instancePath:instancePath+"/problems/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data7 = data.spec;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(validate36(data7, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs15 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs16 = errors;
if(data7 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
let data8 = data.spec_hash;
const _errs18 = errors;
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(typeof data8 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs22 = errors;
if(data8 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
let data9 = data.steps_per_epoch;
const _errs24 = errors;
const _errs25 = errors;
let valid5 = false;
const _errs26 = errors;
if(!(typeof data9 == "number")){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs26 === errors;
valid5 = valid5 || _valid2;
if(!valid5){
const _errs28 = errors;
if(data9 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid5 = valid5 || _valid2;
}
if(!valid5){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
let data10 = data.training_size;
const _errs30 = errors;
const _errs31 = errors;
let valid6 = false;
const _errs32 = errors;
if(!(typeof data10 == "number")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs32 === errors;
valid6 = valid6 || _valid3;
if(!valid6){
const _errs34 = errors;
if(data10 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs34 === errors;
valid6 = valid6 || _valid3;
}
if(!valid6){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined){
let data11 = data.warnings;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data11)){
var valid7 = true;
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
const _errs38 = errors;
if(!(validate29(data11[i2], {instancePath:instancePath+"/warnings/" + i2,parentData:data11,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid7 = _errs38 === errors;
if(!valid7){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs39 = errors;
if(!(typeof data.weights == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isCheckResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate26(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
validate25.errors = vErrors;
return errors === 0;
}

export const isExperiment = validate69;
const schema27 = {"$id":"isExperiment","$ref":"api#/components/schemas/Experiment"};
const schema28 = {"properties":{"created_at":{"type":"string"},"experiment_id":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"spec_hash":{"type":"string"},"title":{"type":"string"}},"required":["experiment_id","spec","layout","title","spec_hash","created_at"],"type":"object"};
const schema29 = {"properties":{"note":{"default":"","type":"string"},"positions":{"additionalProperties":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"object"}},"type":"object"};

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate71.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate71.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate71.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate71.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate71.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate71.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate71.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate71.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate71.errors = [{}];
return false;
}
}
validate71.errors = vErrors;
return errors === 0;
}


function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.experiment_id === undefined) && (missing0 = "experiment_id")) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate70.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment_id !== undefined){
const _errs3 = errors;
if(typeof data.experiment_id !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs5 = errors;
if(!(validate71(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs6 = errors;
if(!(validate36(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
const _errs7 = errors;
if(typeof data.spec_hash !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs9 = errors;
if(typeof data.title !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate70.errors = [{}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}


function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperiment" */;
let vErrors = null;
let errors = 0;
if(!(validate70(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
validate69.errors = vErrors;
return errors === 0;
}

export const isExperimentSpec = validate75;
const schema30 = {"$id":"isExperimentSpec","$ref":"api#/components/schemas/ExperimentSpec"};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 1;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate76.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate37(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate46(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate76.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate53(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate38(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate38(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate58(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate76.errors = [{}];
return false;
}
if(1 !== data7){
validate76.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
validate76.errors = vErrors;
return errors === 0;
}


function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperimentSpec" */;
let vErrors = null;
let errors = 0;
if(!(validate76(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
validate75.errors = vErrors;
return errors === 0;
}

export const isLayout = validate84;
const schema32 = {"$id":"isLayout","$ref":"api#/components/schemas/Layout"};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate85.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate85.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate85.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate85.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate85.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate85.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
validate85.errors = vErrors;
return errors === 0;
}


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isLayout" */;
let vErrors = null;
let errors = 0;
if(!(validate85(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
validate84.errors = vErrors;
return errors === 0;
}

export const isPreviewResponse = validate87;
const schema34 = {"$id":"isPreviewResponse","$ref":"api#/components/schemas/PreviewResponse"};
const schema35 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"counts":{"maxItems":3,"minItems":3,"items":[{"type":"number"},{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"images":{"items":{"type":"string"},"type":"array"},"input_shape":{"items":{"type":"number"},"type":"array"},"kind":{"type":"string"},"labels":{"items":{"type":"number"},"type":"array"},"points":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},"rows":{"items":{"items":{"type":"number"},"type":"array"},"type":"array"},"validation":{"items":{"type":"boolean"},"type":"array"}},"required":["kind","input_shape","classes","counts"],"type":"object"};

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.input_shape === undefined) && (missing0 = "input_shape"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.counts === undefined) && (missing0 = "counts"))){
validate88.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate88.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined){
let data2 = data.counts;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
if(data2.length > 3){
validate88.errors = [{}];
return false;
}
else {
if(data2.length < 3){
validate88.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(!(len1 <= 3)){
validate88.errors = [{}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
const _errs7 = errors;
if(!(typeof data2[0] == "number")){
validate88.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
}
if(valid2){
if(len2 > 1){
const _errs9 = errors;
if(!(typeof data2[1] == "number")){
validate88.errors = [{}];
return false;
}
var valid2 = _errs9 === errors;
}
if(valid2){
if(len2 > 2){
const _errs11 = errors;
if(!(typeof data2[2] == "number")){
validate88.errors = [{}];
return false;
}
var valid2 = _errs11 === errors;
}
}
}
}
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images !== undefined){
let data6 = data.images;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len3 = data6.length;
for(let i1=0; i1<len3; i1++){
const _errs15 = errors;
if(typeof data6[i1] !== "string"){
validate88.errors = [{}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_shape !== undefined){
let data8 = data.input_shape;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
var valid4 = true;
const len4 = data8.length;
for(let i2=0; i2<len4; i2++){
const _errs19 = errors;
if(!(typeof data8[i2] == "number")){
validate88.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
if(!valid4){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs21 = errors;
if(typeof data.kind !== "string"){
validate88.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data11 = data.labels;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data11)){
var valid5 = true;
const len5 = data11.length;
for(let i3=0; i3<len5; i3++){
const _errs25 = errors;
if(!(typeof data11[i3] == "number")){
validate88.errors = [{}];
return false;
}
var valid5 = _errs25 === errors;
if(!valid5){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data13 = data.points;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data13)){
var valid6 = true;
const len6 = data13.length;
for(let i4=0; i4<len6; i4++){
let data14 = data13[i4];
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data14)){
if(data14.length > 2){
validate88.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate88.errors = [{}];
return false;
}
else {
const len7 = data14.length;
if(!(len7 <= 2)){
validate88.errors = [{}];
return false;
}
else {
const len8 = data14.length;
if(len8 > 0){
const _errs31 = errors;
if(!(typeof data14[0] == "number")){
validate88.errors = [{}];
return false;
}
var valid7 = _errs31 === errors;
}
if(valid7){
if(len8 > 1){
const _errs33 = errors;
if(!(typeof data14[1] == "number")){
validate88.errors = [{}];
return false;
}
var valid7 = _errs33 === errors;
}
}
}
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid6 = _errs29 === errors;
if(!valid6){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rows !== undefined){
let data17 = data.rows;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data17)){
var valid8 = true;
const len9 = data17.length;
for(let i5=0; i5<len9; i5++){
let data18 = data17[i5];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data18)){
var valid9 = true;
const len10 = data18.length;
for(let i6=0; i6<len10; i6++){
const _errs39 = errors;
if(!(typeof data18[i6] == "number")){
validate88.errors = [{}];
return false;
}
var valid9 = _errs39 === errors;
if(!valid9){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid8 = _errs37 === errors;
if(!valid8){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validation !== undefined){
let data20 = data.validation;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data20)){
var valid10 = true;
const len11 = data20.length;
for(let i7=0; i7<len11; i7++){
const _errs43 = errors;
if(typeof data20[i7] !== "boolean"){
validate88.errors = [{}];
return false;
}
var valid10 = _errs43 === errors;
if(!valid10){
break;
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate88.errors = [{}];
return false;
}
}
validate88.errors = vErrors;
return errors === 0;
}


function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isPreviewResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate88(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
validate87.errors = vErrors;
return errors === 0;
}

export const isRunDetail = validate90;
const schema36 = {"$id":"isRunDetail","$ref":"api#/components/schemas/RunDetail"};
const schema37 = {"properties":{"events":{"items":{"$ref":"#/components/schemas/EventMessage"},"type":"array"},"fingerprint":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"first_seq":{"type":"number"},"last_seq":{"type":"number"},"run":{"$ref":"#/components/schemas/RunInfo"},"run_schema":{"$ref":"#/components/schemas/Schema"},"session_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"}},"required":["run","session_id","spec","run_schema","events","first_seq","last_seq","fingerprint"],"type":"object"};
const schema38 = {"properties":{"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"kind":{"type":"string"},"run_id":{"type":"string"},"seq":{"type":"number"},"step":{"type":"number"},"type":{"const":"event","type":"string"}},"required":["run_id","seq","step","kind","type"],"type":"object"};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.type === undefined) && (missing0 = "type"))){
validate92.errors = [{}];
return false;
}
else {
if(data.detail !== undefined){
let data0 = data.detail;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate31(data0[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate92.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs5 = errors;
if(typeof data.kind !== "string"){
validate92.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs7 = errors;
if(typeof data.run_id !== "string"){
validate92.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
const _errs9 = errors;
if(!(typeof data.seq == "number")){
validate92.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs11 = errors;
if(!(typeof data.step == "number")){
validate92.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data6 = data.type;
const _errs13 = errors;
if(typeof data6 !== "string"){
validate92.errors = [{}];
return false;
}
if("event" !== data6){
validate92.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate92.errors = [{}];
return false;
}
}
validate92.errors = vErrors;
return errors === 0;
}

const schema39 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"seed":{"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"}},"required":["run_id","experiment_id","reason","seed","status","step"],"type":"object"};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))){
validate96.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate96.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate96.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.reason !== undefined){
let data2 = data.reason;
const _errs9 = errors;
if(typeof data2 !== "string"){
validate96.errors = [{}];
return false;
}
if(!((((((data2 === "first") || (data2 === "reset")) || (data2 === "dice")) || (data2 === "edit")) || (data2 === "cure")) || (data2 === "branch"))){
validate96.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data3 = data.request_id;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
const _errs13 = errors;
if(typeof data3 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs15 = errors;
if(data3 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate96.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs17 = errors;
if(typeof data.run_id !== "string"){
validate96.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs19 = errors;
if(!(typeof data.seed == "number")){
validate96.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data6 = data.status;
const _errs21 = errors;
if(typeof data6 !== "string"){
validate96.errors = [{}];
return false;
}
if(!(((((((((data6 === "queued") || (data6 === "compiling")) || (data6 === "ready")) || (data6 === "running")) || (data6 === "paused")) || (data6 === "finished")) || (data6 === "diverged")) || (data6 === "failed")) || (data6 === "recorded"))){
validate96.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs23 = errors;
if(!(typeof data.step == "number")){
validate96.errors = [{}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate96.errors = [{}];
return false;
}
}
validate96.errors = vErrors;
return errors === 0;
}

const schema40 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"edge_columns":{"items":{"type":"string"},"type":"array"},"edges":{"items":{"maxItems":4,"minItems":4,"items":[{"type":"string"},{"type":"string"},{"type":"string"},{"type":"string"}],"type":"array","additionalItems":false},"type":"array"},"metrics":{"items":{"type":"string"},"type":"array"},"node_columns":{"items":{"type":"string"},"type":"array"},"nodes":{"items":{"type":"string"},"type":"array"},"scalars":{"items":{"type":"string"},"type":"array"},"steps_per_epoch":{"type":"number"},"strip":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"string"},{"anyOf":[{"type":"string"},{"type":"null"}]}],"type":"array","additionalItems":false},"type":"array"},"training_size":{"type":"number"},"views":{"items":{"type":"string"},"type":"array"}},"required":["nodes","edges","node_columns","edge_columns","scalars","metrics","strip","classes","views","steps_per_epoch","training_size"],"type":"object"};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.nodes === undefined) && (missing0 = "nodes")) || ((data.edges === undefined) && (missing0 = "edges"))) || ((data.node_columns === undefined) && (missing0 = "node_columns"))) || ((data.edge_columns === undefined) && (missing0 = "edge_columns"))) || ((data.scalars === undefined) && (missing0 = "scalars"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.strip === undefined) && (missing0 = "strip"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.views === undefined) && (missing0 = "views"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))){
validate98.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate98.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edge_columns !== undefined){
let data2 = data.edge_columns;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(typeof data2[i1] !== "string"){
validate98.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edges !== undefined){
let data4 = data.edges;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
let data5 = data4[i2];
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length > 4){
validate98.errors = [{}];
return false;
}
else {
if(data5.length < 4){
validate98.errors = [{}];
return false;
}
else {
const len3 = data5.length;
if(!(len3 <= 4)){
validate98.errors = [{}];
return false;
}
else {
const len4 = data5.length;
if(len4 > 0){
const _errs13 = errors;
if(typeof data5[0] !== "string"){
validate98.errors = [{}];
return false;
}
var valid4 = _errs13 === errors;
}
if(valid4){
if(len4 > 1){
const _errs15 = errors;
if(typeof data5[1] !== "string"){
validate98.errors = [{}];
return false;
}
var valid4 = _errs15 === errors;
}
if(valid4){
if(len4 > 2){
const _errs17 = errors;
if(typeof data5[2] !== "string"){
validate98.errors = [{}];
return false;
}
var valid4 = _errs17 === errors;
}
if(valid4){
if(len4 > 3){
const _errs19 = errors;
if(typeof data5[3] !== "string"){
validate98.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
}
}
}
}
}
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data10 = data.metrics;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data10)){
var valid5 = true;
const len5 = data10.length;
for(let i3=0; i3<len5; i3++){
const _errs23 = errors;
if(typeof data10[i3] !== "string"){
validate98.errors = [{}];
return false;
}
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_columns !== undefined){
let data12 = data.node_columns;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data12)){
var valid6 = true;
const len6 = data12.length;
for(let i4=0; i4<len6; i4++){
const _errs27 = errors;
if(typeof data12[i4] !== "string"){
validate98.errors = [{}];
return false;
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data14 = data.nodes;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data14)){
var valid7 = true;
const len7 = data14.length;
for(let i5=0; i5<len7; i5++){
const _errs31 = errors;
if(typeof data14[i5] !== "string"){
validate98.errors = [{}];
return false;
}
var valid7 = _errs31 === errors;
if(!valid7){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scalars !== undefined){
let data16 = data.scalars;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data16)){
var valid8 = true;
const len8 = data16.length;
for(let i6=0; i6<len8; i6++){
const _errs35 = errors;
if(typeof data16[i6] !== "string"){
validate98.errors = [{}];
return false;
}
var valid8 = _errs35 === errors;
if(!valid8){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
const _errs37 = errors;
if(!(typeof data.steps_per_epoch == "number")){
validate98.errors = [{}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strip !== undefined){
let data19 = data.strip;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data19)){
var valid9 = true;
const len9 = data19.length;
for(let i7=0; i7<len9; i7++){
let data20 = data19[i7];
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data20)){
if(data20.length > 2){
validate98.errors = [{}];
return false;
}
else {
if(data20.length < 2){
validate98.errors = [{}];
return false;
}
else {
const len10 = data20.length;
if(!(len10 <= 2)){
validate98.errors = [{}];
return false;
}
else {
const len11 = data20.length;
if(len11 > 0){
const _errs43 = errors;
if(typeof data20[0] !== "string"){
validate98.errors = [{}];
return false;
}
var valid10 = _errs43 === errors;
}
if(valid10){
if(len11 > 1){
let data22 = data20[1];
const _errs45 = errors;
const _errs46 = errors;
let valid11 = false;
const _errs47 = errors;
if(typeof data22 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs47 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const _errs49 = errors;
if(data22 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs49 === errors;
valid11 = valid11 || _valid0;
}
if(!valid11){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate98.errors = vErrors;
return false;
}
else {
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
}
var valid10 = _errs45 === errors;
}
}
}
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid9 = _errs41 === errors;
if(!valid9){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
const _errs51 = errors;
if(!(typeof data.training_size == "number")){
validate98.errors = [{}];
return false;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.views !== undefined){
let data24 = data.views;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data24)){
var valid12 = true;
const len12 = data24.length;
for(let i8=0; i8<len12; i8++){
const _errs55 = errors;
if(typeof data24[i8] !== "string"){
validate98.errors = [{}];
return false;
}
var valid12 = _errs55 === errors;
if(!valid12){
break;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
validate98.errors = vErrors;
return errors === 0;
}


function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate91.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate92(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate91.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate31(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate91.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate91.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs10 = errors;
if(!(typeof data.last_seq == "number")){
validate91.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs12 = errors;
if(!(validate96(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs13 = errors;
if(!(validate98(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs14 = errors;
if(typeof data.session_id !== "string"){
validate91.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs16 = errors;
if(!(validate36(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate91.errors = [{}];
return false;
}
}
validate91.errors = vErrors;
return errors === 0;
}


function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunDetail" */;
let vErrors = null;
let errors = 0;
if(!(validate91(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
errors = vErrors.length;
}
validate90.errors = vErrors;
return errors === 0;
}

export const isServerMessage = validate102;
const schema41 = {"$id":"isServerMessage","$ref":"api#/components/schemas/ServerMessage"};
const schema42 = {"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/components/schemas/Welcome"},{"$ref":"#/components/schemas/EventMessage"},{"$ref":"#/components/schemas/RunStarted"},{"$ref":"#/components/schemas/Rewind"},{"$ref":"#/components/schemas/Reset"},{"$ref":"#/components/schemas/StateMessage"},{"$ref":"#/components/schemas/Reply"},{"$ref":"#/components/schemas/GoAway"},{"$ref":"#/components/schemas/Pong"}],"type":"object"};
const schema43 = {"properties":{"protocol":{"default":1,"type":"number"},"role":{"enum":["owner","viewer"],"type":"string"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunInfo"},{"type":"null"}]},"run_schema":{"anyOf":[{"$ref":"#/components/schemas/Schema"},{"type":"null"}]},"runs":{"items":{"$ref":"#/components/schemas/RunInfo"},"type":"array"},"session_id":{"type":"string"},"state":{"anyOf":[{"$ref":"#/components/schemas/State"},{"type":"null"}]},"type":{"const":"welcome","type":"string"}},"required":["session_id","role","run","runs","run_schema","state","type"],"type":"object"};
const schema44 = {"properties":{"compile_count":{"default":0,"type":"number"},"degraded":{"anyOf":[{"$ref":"#/components/schemas/Degraded"},{"type":"null"}],"default":null},"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"device":{"default":"","type":"string"},"epoch":{"type":"number"},"learning_rate":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"live":{"additionalProperties":{"type":"number"},"type":"object"},"run_id":{"type":"string"},"run_time_s":{"default":0,"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"},"steps_per_second":{"default":0,"type":"number"}},"required":["run_id","status","step","epoch"],"type":"object"};
const schema45 = {"properties":{"cause":{"enum":["disk_full","storage_read_only","storage_damaged","storage_busy","storage_fault"],"type":"string"},"paused":{"default":false,"type":"boolean"},"policy":{"enum":["pause","continue"],"type":"string"},"recorded_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"what":{"enum":["record","checkpoint"],"type":"string"}},"required":["cause","what","policy"],"type":"object"};

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.paused === undefined){
data.paused = false;
}
if(data.recorded_step === undefined){
data.recorded_step = null;
}
let missing0;
if((((data.cause === undefined) && (missing0 = "cause")) || ((data.what === undefined) && (missing0 = "what"))) || ((data.policy === undefined) && (missing0 = "policy"))){
validate109.errors = [{}];
return false;
}
else {
if(data.cause !== undefined){
let data0 = data.cause;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate109.errors = [{}];
return false;
}
if(!(((((data0 === "disk_full") || (data0 === "storage_read_only")) || (data0 === "storage_damaged")) || (data0 === "storage_busy")) || (data0 === "storage_fault"))){
validate109.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.paused !== "boolean"){
validate109.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.policy !== undefined){
let data2 = data.policy;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate109.errors = [{}];
return false;
}
if(!((data2 === "pause") || (data2 === "continue"))){
validate109.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data3 = data.recorded_step;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(typeof data3 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data3 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate109.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
if(valid0){
if(data.what !== undefined){
let data4 = data.what;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate109.errors = [{}];
return false;
}
if(!((data4 === "record") || (data4 === "checkpoint"))){
validate109.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate109.errors = [{}];
return false;
}
}
validate109.errors = vErrors;
return errors === 0;
}


function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.compile_count === undefined){
data.compile_count = 0;
}
if(data.degraded === undefined){
data.degraded = null;
}
if(data.device === undefined){
data.device = "";
}
if(data.learning_rate === undefined){
data.learning_rate = null;
}
if(data.run_time_s === undefined){
data.run_time_s = 0;
}
if(data.steps_per_second === undefined){
data.steps_per_second = 0;
}
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.epoch === undefined) && (missing0 = "epoch"))){
validate108.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.compile_count == "number")){
validate108.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.degraded;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate109(data1, {instancePath:instancePath+"/degraded",parentData:data,parentDataProperty:"degraded",rootData}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate108.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.detail !== undefined){
let data2 = data.detail;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs11 = errors;
if(!(validate31(data2[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate108.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs12 = errors;
if(typeof data.device !== "string"){
validate108.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
if(valid0){
if(data.epoch !== undefined){
const _errs14 = errors;
if(!(typeof data.epoch == "number")){
validate108.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.learning_rate;
const _errs16 = errors;
const _errs17 = errors;
let valid3 = false;
const _errs18 = errors;
if(!(typeof data6 == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs18 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs20 = errors;
if(data6 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate108.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.live !== undefined){
let data7 = data.live;
const _errs22 = errors;
if(errors === _errs22){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
const _errs25 = errors;
if(!(typeof data7[key1] == "number")){
validate108.errors = [{}];
return false;
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate108.errors = [{}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate108.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs29 = errors;
if(!(typeof data.run_time_s == "number")){
validate108.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
if(valid0){
if(data.status !== undefined){
let data11 = data.status;
const _errs31 = errors;
if(typeof data11 !== "string"){
validate108.errors = [{}];
return false;
}
if(!(((((((((data11 === "queued") || (data11 === "compiling")) || (data11 === "ready")) || (data11 === "running")) || (data11 === "paused")) || (data11 === "finished")) || (data11 === "diverged")) || (data11 === "failed")) || (data11 === "recorded"))){
validate108.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate108.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs35 = errors;
if(!(typeof data.steps_per_second == "number")){
validate108.errors = [{}];
return false;
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate108.errors = [{}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}


function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.protocol === undefined){
data.protocol = 1;
}
let missing0;
if((((((((data.session_id === undefined) && (missing0 = "session_id")) || ((data.role === undefined) && (missing0 = "role"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.runs === undefined) && (missing0 = "runs"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.type === undefined) && (missing0 = "type"))){
validate104.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.protocol == "number")){
validate104.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.role !== undefined){
let data1 = data.role;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate104.errors = [{}];
return false;
}
if(!((data1 === "owner") || (data1 === "viewer"))){
validate104.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(!(validate96(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs8 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate104.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
let data3 = data.run_schema;
const _errs10 = errors;
const _errs11 = errors;
let valid2 = false;
const _errs12 = errors;
if(!(validate98(data3, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data3 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate104.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data4 = data.runs;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(!(validate96(data4[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate104.errors = [{}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs18 = errors;
if(typeof data.session_id !== "string"){
validate104.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data7 = data.state;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(!(validate108(data7, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var _valid2 = _errs22 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs23 = errors;
if(data7 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate104.errors = vErrors;
return false;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data8 = data.type;
const _errs25 = errors;
if(typeof data8 !== "string"){
validate104.errors = [{}];
return false;
}
if("welcome" !== data8){
validate104.errors = [{}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate104.errors = [{}];
return false;
}
}
validate104.errors = vErrors;
return errors === 0;
}

const schema46 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"run_schema":{"$ref":"#/components/schemas/Schema"},"seed":{"type":"number"},"type":{"const":"run_started","type":"string"}},"required":["run_id","experiment_id","reason","seed","run_schema","type"],"type":"object"};

function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.type === undefined) && (missing0 = "type"))){
validate113.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate113.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.reason !== undefined){
let data2 = data.reason;
const _errs9 = errors;
if(typeof data2 !== "string"){
validate113.errors = [{}];
return false;
}
if(!((((((data2 === "first") || (data2 === "reset")) || (data2 === "dice")) || (data2 === "edit")) || (data2 === "cure")) || (data2 === "branch"))){
validate113.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data3 = data.request_id;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
const _errs13 = errors;
if(typeof data3 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs15 = errors;
if(data3 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate113.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs17 = errors;
if(typeof data.run_id !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs19 = errors;
if(!(validate98(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs20 = errors;
if(!(typeof data.seed == "number")){
validate113.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data7 = data.type;
const _errs22 = errors;
if(typeof data7 !== "string"){
validate113.errors = [{}];
return false;
}
if("run_started" !== data7){
validate113.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate113.errors = [{}];
return false;
}
}
validate113.errors = vErrors;
return errors === 0;
}

const schema47 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"rewind","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate115.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate115.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate115.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate115.errors = [{}];
return false;
}
if("rewind" !== data3){
validate115.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate115.errors = [{}];
return false;
}
}
validate115.errors = vErrors;
return errors === 0;
}

const schema48 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"reset","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate116.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate116.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate116.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate116.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate116.errors = [{}];
return false;
}
if("reset" !== data3){
validate116.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate116.errors = [{}];
return false;
}
}
validate116.errors = vErrors;
return errors === 0;
}

const schema49 = {"properties":{"state":{"$ref":"#/components/schemas/State"},"type":{"const":"state","type":"string"}},"required":["state","type"],"type":"object"};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.state === undefined) && (missing0 = "state")) || ((data.type === undefined) && (missing0 = "type"))){
validate117.errors = [{}];
return false;
}
else {
if(data.state !== undefined){
const _errs1 = errors;
if(!(validate108(data.state, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs2 = errors;
if(typeof data1 !== "string"){
validate117.errors = [{}];
return false;
}
if("state" !== data1){
validate117.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate117.errors = [{}];
return false;
}
}
validate117.errors = vErrors;
return errors === 0;
}

const schema50 = {"properties":{"applied_at_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}]},"run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"type":{"const":"reply","type":"string"}},"required":["request_id","type"],"type":"object"};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applied_at_step === undefined){
data.applied_at_step = null;
}
if(data.run_id === undefined){
data.run_id = null;
}
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.type === undefined) && (missing0 = "type"))){
validate119.errors = [{}];
return false;
}
else {
let data0 = data.applied_at_step;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate119.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.problems !== undefined){
let data1 = data.problems;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate29(data1[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate119.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data3 = data.request_id;
const _errs10 = errors;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
if(typeof data3 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs14 = errors;
if(data3 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate119.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.run_id;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(typeof data4 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs20 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate119.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.type !== undefined){
let data5 = data.type;
const _errs22 = errors;
if(typeof data5 !== "string"){
validate119.errors = [{}];
return false;
}
if("reply" !== data5){
validate119.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate119.errors = [{}];
return false;
}
}
validate119.errors = vErrors;
return errors === 0;
}

const schema51 = {"properties":{"retry_ms":{"type":"number"},"type":{"const":"goaway","type":"string"}},"required":["retry_ms","type"],"type":"object"};

function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.retry_ms === undefined) && (missing0 = "retry_ms")) || ((data.type === undefined) && (missing0 = "type"))){
validate121.errors = [{}];
return false;
}
else {
if(data.retry_ms !== undefined){
const _errs1 = errors;
if(!(typeof data.retry_ms == "number")){
validate121.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate121.errors = [{}];
return false;
}
if("goaway" !== data1){
validate121.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate121.errors = [{}];
return false;
}
}
validate121.errors = vErrors;
return errors === 0;
}

const schema52 = {"properties":{"type":{"const":"pong","type":"string"}},"type":"object","required":["type"]};

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate122.errors = [{}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
validate122.errors = [{}];
return false;
}
if("pong" !== data0){
validate122.errors = [{}];
return false;
}
}
}
}
else {
validate122.errors = [{}];
return false;
}
}
validate122.errors = vErrors;
return errors === 0;
}


function validate103(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "welcome"){
if(!(validate104(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
else if(tag0 === "event"){
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
}
else if(tag0 === "run_started"){
if(!(validate113(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
}
else if(tag0 === "rewind"){
if(!(validate115(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reset"){
if(!(validate116(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
else if(tag0 === "state"){
if(!(validate117(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reply"){
if(!(validate119(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
}
else if(tag0 === "goaway"){
if(!(validate121(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
}
else if(tag0 === "pong"){
if(!(validate122(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
}
else {
validate103.errors = [{}];
return false;
}
}
else {
validate103.errors = [{}];
return false;
}
}
else {
validate103.errors = [{}];
return false;
}
}
validate103.errors = vErrors;
return errors === 0;
}


function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isServerMessage" */;
let vErrors = null;
let errors = 0;
if(!(validate103(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
validate102.errors = vErrors;
return errors === 0;
}

export const isSessionCreated = validate133;
const schema53 = {"$id":"isSessionCreated","$ref":"api#/components/schemas/SessionCreated"};
const schema54 = {"properties":{"owner_token":{"type":"string"},"session_id":{"type":"string"}},"required":["session_id","owner_token"],"type":"object"};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.session_id === undefined) && (missing0 = "session_id")) || ((data.owner_token === undefined) && (missing0 = "owner_token"))){
validate134.errors = [{}];
return false;
}
else {
if(data.owner_token !== undefined){
const _errs1 = errors;
if(typeof data.owner_token !== "string"){
validate134.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs3 = errors;
if(typeof data.session_id !== "string"){
validate134.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate134.errors = [{}];
return false;
}
}
validate134.errors = vErrors;
return errors === 0;
}


function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSessionCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate134(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors);
errors = vErrors.length;
}
validate133.errors = vErrors;
return errors === 0;
}

export const isShare = validate136;
const schema55 = {"$id":"isShare","$ref":"api#/components/schemas/Share"};
const schema56 = {"properties":{"created_at":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunDetail"},{"type":"null"}]},"share_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"title":{"type":"string"}},"required":["share_id","title","layout","spec","run","created_at"],"type":"object"};

function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate139.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate92(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate139.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate31(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate139.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate139.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs10 = errors;
if(!(typeof data.last_seq == "number")){
validate139.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs12 = errors;
if(!(validate96(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs13 = errors;
if(!(validate98(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs14 = errors;
if(typeof data.session_id !== "string"){
validate139.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs16 = errors;
if(!(validate36(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate139.errors = [{}];
return false;
}
}
validate139.errors = vErrors;
return errors === 0;
}


function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.share_id === undefined) && (missing0 = "share_id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate137.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate137.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs3 = errors;
if(!(validate71(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if(!(validate139(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate137.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs9 = errors;
if(typeof data.share_id !== "string"){
validate137.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs11 = errors;
if(!(validate36(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs12 = errors;
if(typeof data.title !== "string"){
validate137.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate137.errors = [{}];
return false;
}
}
validate137.errors = vErrors;
return errors === 0;
}


function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShare" */;
let vErrors = null;
let errors = 0;
if(!(validate137(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
errors = vErrors.length;
}
validate136.errors = vErrors;
return errors === 0;
}

export const isShareCreated = validate148;
const schema58 = {"$id":"isShareCreated","$ref":"api#/components/schemas/ShareCreated"};
const schema59 = {"properties":{"path":{"type":"string"},"share_id":{"type":"string"}},"required":["share_id","path"],"type":"object"};

function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.share_id === undefined) && (missing0 = "share_id")) || ((data.path === undefined) && (missing0 = "path"))){
validate149.errors = [{}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate149.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs3 = errors;
if(typeof data.share_id !== "string"){
validate149.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate149.errors = [{}];
return false;
}
}
validate149.errors = vErrors;
return errors === 0;
}


function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShareCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate149(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors);
errors = vErrors.length;
}
validate148.errors = vErrors;
return errors === 0;
}

